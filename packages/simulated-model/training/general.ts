import type { Topics } from "./facet.ts";

export const general: Topics = {
  branch: `
What time does the branch in the high street open on Saturday?
are you open on bank holidays
Where is your nearest branch to the station
Is there parking at the branch
do I need an appointment to see someone at the branch
opening hours christmas eve?
which number do I ring from abroad
what's your postal address
is the branch wheelchair accessible
opening hours, branches, addresses and phone numbers, general questions
do you have a cash machine at the airport
can I exchange foreign coins at your counter
¿A qué hora abre la sucursal el sábado?
¿dónde está la oficina más cercana?
Wann hat die Filiale am Samstag geöffnet?
Wo ist die nächste Filiale?
À quelle heure ouvre l'agence le samedi ?
où se trouve votre agence
W jakich godzinach otwarty jest oddział?
gdzie jest najbliższy oddział
a que horas abre a agência
could you tell me what time you close on Fridays
is the branch open this weekend
can I park near you
Do I have to make an appointment or can I walk in
change old coins from abroad
where are you in Norwich
is there a branch in the shopping centre
¿abren los domingos?
haben Sie samstags geöffnet
êtes-vous ouverts le lundi
can I just walk in on Friday or book
where is parking when I come to see you
do you swap old francs and pesetas
swap foreign coins at the counter
is the Oxford branch closing
which days are you open
do you have a branch in Torquay
is the branch open on Monday, it is a holiday
would you exchange foreign notes at the counter
your phone number please
when does the branch close today
a che ora apre la filiale
dove si trova l'agenzia più vicina
onde fica o balcão mais próximo
şube saat kaçta açılıyor
en yakın şube nerede
hoe laat gaat het kantoor open
do I need a ticket number at the counter
where can I deposit coins
do your branches close at lunch
which bus goes to your office`,
  greeting: `
hello
Hi there
good morning, how are you
thanks, that was all
is anybody there?
ok
bye
just wanted to say your team was great
greetings, thanks, small talk
test
merry christmas to everyone
who am I talking to
hola buenos días
gracias por la ayuda
Guten Tag
Vielen Dank für die Hilfe
Bonjour
merci beaucoup, bonne journée
dzień dobry
dziękuję za pomoc
olá bom dia
obrigado
cheers mate, all good now
sorted thanks
lovely service from the lady in the branch, tell her thank you
just saying hi
that is all, bye
nice talking to you
you are the best
danke schön
de nada
merci pour tout
I only wanted to say the young man at the branch was lovely
lovely people, just wanted you to know
your colleague was so kind to my dad
ok cheers
that's sorted, thanks
wishing you a happy new year
you're great
thank you that is all
hello again
buongiorno, grazie mille
bom dia, obrigada por tudo
merhaba
teşekkür ederim
iyi günler
goedemorgen
dank u wel
your colleague was a star, please tell her
no problem any more, it solved itself
just testing`,
  account_admin: `
I moved house and need to change my address
I got married, please change my surname
can I open an account as a student
please send me a statement for March
I need a bank reference letter for my visa
my father passed away, what happens to his account
I'd like to open a joint account with my partner
update my phone number please
can you send paper statements instead of online ones
what do I need to open an account for my club
how to nominate someone as power of attorney
stop sending me advertising letters
I need my account balance on 31 December for the tax return
changes of address or name, statements, opening and closing an account
do you offer a student account
quiero cambiar mi dirección
necesito un extracto de mi cuenta
Ich bin umgezogen und möchte meine Adresse ändern
Ich möchte ein Konto eröffnen
J'ai déménagé, comment changer d'adresse ?
je voudrais fermer mon compte
chcę zmienić adres
chcę zamknąć konto
quero mudar a minha morada
please use my new address from the 1st
can I get my statements for last year
How do I open a current account
order a cheque book
change my email address
need proof of address from you
my surname has changed after the divorce
who can act for my mother who has dementia
power of attorney registered?
cancel the account, I am moving abroad
letter confirming my balance
please update the address you have for me
a cheque book please
how do I switch to your bank
can I have a copy of last year's statements
what do students need to open an account
change the name on my account
I need a paper that says I bank with you
please send me a letter that confirms my balance
which papers do I bring to open an account
I got married and my surname has changed
close my account please
how do I get my statements on paper
certificate that I have an account with you
add my wife to my current account
I have moved house, change my address
change my telephone number
download statements from last year
aprire un conto corrente
cambiare indirizzo
abrir uma conta à ordem
mudar a morada
hesap açmak istiyorum
adres değişikliği
rekening openen
zmiana adresu
attestation de compte
Kontoeröffnung welche Unterlagen`,
  unclear: `
asdf
???
.
I have a question
it does not work
hi its me again
what
blah blah
need help pls
about yesterday
qwerty 123
lorem ipsum
see attached
do you sell bread
whats the weather like
who won the match last night
can you write me a poem
what do you think of the government
are you hiring at the moment
do you sponsor football clubs
unclear, empty or unintelligible messages, anything else
hilfe
ayuda
aide
pomocy
who is your boss
where can I get a good burger
random question
can you recommend a film
do you like cats
12345
hmm
no subject
idk
what is the capital of Sweden
how tall is the Eiffel tower
...
it is about that thing
you know what I mean
same as yesterday
??
...
asdf jkl
see attachment
yes
no
help
hmm`,
};
