import type { Topics } from "./facet.ts";

/** What people tell before, between and after what they want: not itself a request. */
export const background: Topics = {
  background: `
I have been a customer of yours for over twenty years
We moved here from Scotland in the spring
first of all thank you for your help last month
my husband and I both bank with you
I hope you are all well
I opened my account when I was a student
My mother always dealt with these things and she passed away in June
it was my birthday last weekend and we went to the coast
I spoke to a nice young man called Peter on the phone
as you may know I work shifts at the hospital
we had the builders in for the whole summer
I have had a savings account, a mortgage and two cards with you since 2004
sorry for the long message
I'm not very good with computers
my son set up the app for me when he was here at Easter
The weather has been awful and I could not get to town
Let me explain the whole story from the beginning
last year I changed my card and that went fine
the login problem from last week is solved, thank you
that is sorted now
I was at the branch on Monday to pay in some cheques
I paid off my mortgage in 2019
We get our pension paid in on the first
my sister uses another bank and is happy there
so on Tuesday I was in town with my daughter
After lunch we went to the market
it was quite late when we got home
I only noticed this morning while having breakfast
The app is lovely by the way
my salary comes in every month as it should
I got your letter about the new interest rates, thanks for that
the card came quickly, well done
I am writing from my daughter's computer
I am 78 years old and live alone
Anyway
long story short
thanks in advance
Kind regards
Best wishes, Margaret
sent from my iphone
Looking forward to your reply
please get back to me when you can
I would be grateful for an answer
my account number ends in 4411
You can reach me in the afternoon
Llevo muchos años siendo cliente
espero que estén bien
el mes pasado cambié de trabajo
un saludo
gracias de antemano
Ich bin seit vielen Jahren Kundin bei Ihnen
Letzte Woche war ich mit meiner Frau im Urlaub
mit freundlichen Grüßen
vielen Dank im Voraus
Je suis cliente chez vous depuis quinze ans
j'espère que vous allez bien
la semaine dernière j'étais en vacances
cordialement
merci d'avance
Jestem waszym klientem od wielu lat
w zeszłym tygodniu byłem na urlopie
pozdrawiam
sou cliente há muitos anos
espero que esteja tudo bem
cumprimentos
My grandson gave me a tablet for Christmas
she rang me in tears
I have never heard her like that
my neighbour says her bank is better
we went away for three weeks to see the family
he was so looking forward to it
My wife is in hospital for a few weeks
we are on holiday until the 19th and the weather is lovely
I was impressed
the girl at the desk was charming
My brother lives in Canada
we have been saving hard
She does most of the money things at home
he is ninety and a great cook
that can wait though
It was all very smooth
We get on well enough
I closed my shop after the flood
I live on my pension
things are finally looking up for us
my daughter has started university
I got a new job in September
We came back from Austria on Sunday and had the car serviced
I was in the branch on Tuesday and spoke to a colleague of yours who was very helpful with my direct debits
my mortgage is with another bank
The standing order you set up works fine
I ordered curtains online and that was fine
you answered straight away last time
I've been meaning to write for a while
He did everything properly, the bills and the house
My parents banked with you too
everyone tells me to go to another bank but I like you
my card works fine
no trouble with the savings or the loan
as a treasurer of our choir I look after the accounts
Yesterday I cleaned the house and cooked for eight people
we are a family of five with two dogs
it rained all week
My late father left everything tidy
the children are at school
I am a teacher and get home at five
estuvimos de vacaciones en agosto
mi hija estudia en Madrid
meine Tochter studiert in Köln
wir waren im Sommer in Italien
ma fille habite à Lyon
nous étions en vacances en août
moja córka studiuje w Krakowie
a minha filha vive no Porto
he is very kind and showed me how it works
we have a joint account and a card each
My father died in the spring and I go through his papers
a few of us went skiing in February
My neighbour talks about her bank all day
I sold my old motorbike at the weekend
We found a little house we love
my ex and I split up two years ago
My husband was made redundant after 17 years
both of us are retired now
he was in hospital for a while and is home again
My mother uses a wheelchair
It is marvellous what they can do these days
we hire a hall for the rehearsals
I called about it on the 4th and on the 6th
Everything was explained nicely and the card came within days
salary and bills all came over and the switch was painless
I usually do everything in the branch
the phone line was fine and quick
that was a long day
my children gave us a trip for our anniversary
I am a retired teacher
we celebrated her ninetieth with all the cousins
we've planned picnics and a day at the zoo
he handed the shop over to his nephew
time flies, the baby is walking now
the new flat is great, a bit damp
I barely have time to eat
it was our first holiday for years
everything matches
thank you for the flowers
I also raised my limit at the branch, no issue
we did the park and the museum
congratulations on the new branch
she had everything on the computer
I sat down with a cup of tea to do my paperwork
my wife starts a new position in summer
he will bring his boys with him
both cards worked everywhere, which was a relief
you replaced it within two days, brilliant
I made tea and opened the post
my son is at university and never rings
the dog ate the letter
I work nights at a warehouse
she was a nurse all her life
we painted the shed green
the nice man from your chat helped me yesterday and that was solved
the other matter is done, thank you
I was born in this town
you may remember me from last year
I know you cannot help the weather
this is only to explain why I write so late
mio marito ed io siamo clienti da anni
la settimana scorsa eravamo in vacanza
a semana passada estive de férias
o meu marido trabalha fora
yıllardır müşterinizim
geçen hafta tatildeydik
wij zijn al jaren klant
grazie in anticipo
saludos cordiales
com os melhores cumprimentos
saygılarımla
my cousin has a boat
there were forty guests
I had to laugh when I read it
the garden looks lovely now
our team came fourth
the kids built a snowman
I have a bad knee so I do not walk far
I sold cakes at the fair
it was a present from my aunt
the train was late again
we live above the bakery`,
};
