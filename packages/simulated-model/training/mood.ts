import type { Topics } from "./facet.ts";

/** How the writer feels. */
export const mood: Topics = {
  calm: `
could you tell me when the branch opens
I would like to change my address
please send me a statement
how does this work
what is the rate on the saver
I need a new card
is it possible to increase the limit
hello, a question about my account
can you help me set up a standing order
my transfer is pending
Wie kann ich das ändern?
comment faire pour changer
cómo puedo cambiarlo`,
  angry: `
this is ridiculous
I am furious
absolutely unacceptable!!!
what kind of a bank are you
sick and tired of this
worst service ever
STOP WASTING MY TIME
are you kidding me
you people are useless
disgraceful, I have had enough
for the fifth time!!
give me my money now
how dare you
I am fed up with waiting
unverschämt
eine Frechheit
c'est scandaleux
c'est une honte
es una vergüenza
estoy harto
skandal
uma vergonha`,
  worried: `
I'm really scared that my money is gone
please help, I don't know what to do
I am panicking
very worried about this
my mother died last week
I lost my job and can not pay
I'm so anxious I can't sleep
we are desperate
it is all a bit much since my husband passed away
I feel so stupid for falling for it
I am in tears
please hurry, I'm afraid
ich habe Angst um mein Geld
je suis très inquiète
estoy muy preocupada
bardzo się martwię
estou muito preocupado`,
  pleased: `
great service
you were really helpful
brilliant, it works now
very happy with the app
well done
I love the new card
thanks for the quick reply
vielen Dank, super Service
merci beaucoup c'est parfait
muchas gracias, genial
dziękuję, świetnie
muito obrigado, excelente`,
};
