import type { Topics } from "./facet.ts";

export const savings: Topics = {
  savings_interest: `
What interest do you pay on the savings account?
My savings interest has not been credited this quarter
has the savings rate gone down again
how do I take money out of my savings
is there a limit to what I can put into the easy access saver
interest on my savings looks too low, I calculated 84
where can I see how much interest I earned last year
want to start putting aside 50 a month, which savings account is best
can I have two savings accounts
what is the rate on the children's saver
savings accounts, interest and rates on savings
moved 10,000 into savings in January, when is interest paid
close my savings account and put the balance in my current account
tax certificate for the interest on my savings
is my money in savings protected
opening an ISA, how does it work
quiero abrir una cuenta de ahorro
¿qué interés da la cuenta de ahorros?
Wie hoch sind die Zinsen auf dem Tagesgeldkonto?
Ich möchte ein Sparkonto eröffnen
Quel est le taux du livret d'épargne ?
je veux ouvrir un compte épargne pour ma fille
Jakie jest oprocentowanie konta oszczędnościowego?
chcę założyć konto oszczędnościowe
what do you pay on savings these days
how much do I get on my savings, other banks give four percent
I want to put money away for a rainy day
which account is best for saving a little each month
I'd like somewhere to keep my inheritance and earn something on it
the rate on my saver was cut
Is there a penalty for taking money from my ISA
how do I move cash from the saver to my current account
open an account for a newborn to save birthday money
start a savings pot
what rate do I get on easy access
when is interest added
my instant saver shows no interest
can I pay in to last year's ISA
saving for a house deposit, what have you got
qué rentabilidad dan por los ahorros
cuánto interés me dan
Was bekomme ich an Zinsen auf mein Erspartes?
wie viel Prozent gibt es aufs Sparbuch
combien rapporte le livret
mettre de l'argent de côté
ile dostanę odsetek
quanto rende a poupança
what is easy access paying at the moment
what do I get on mine, she gets four percent on her savings
I'd like to start a pot for a car, 80 a month
which of your saving accounts is best for a holiday
last year's interest not added to my saver yet
He left me some money and I want it to earn something
can grandparents open a savings account
rate on my savings was cut again
does the saver allow withdrawals
has the interest been paid on my savings
lump sum, where could I put it so that it earns something
where to put money so it grows a bit
I would like to put 150 a month aside
set money aside every month
recommend a savings account for ten thousand
an account for my grandchild to save in
how much interest did I get last year
is my savings rate variable
how many withdrawals may I make without losing interest
interessi sul conto di risparmio
aprire un libretto di risparmio
juros da conta poupança
conta poupança para a minha filha
tasarruf hesabı faizi
birikim hesabı açmak istiyorum
spaarrekening rente
odsetki na koncie oszczędnościowym
intérêts du livret d'épargne
open a savings account for a baby`,
  fixed_term: `
My one year fixed bond matures next week, what are my options
can I break my fixed term deposit early
what rate do you give for a two year fixed deposit
I don't want my fixed saver to renew automatically
the term of my deposit ended and the money is not back
minimum amount for a fixed rate bond?
reinvest the matured deposit for another 12 months
fixed terms, deposits and bonds, maturity and renewal
how much do I lose if I withdraw from the term account before the end
my savings bond has matured, please pay it out
quiero cancelar mi depósito a plazo fijo
Mein Festgeld läuft aus, was nun?
wie hoch ist der Zins für zwölf Monate Festgeld
mon compte à terme arrive à échéance
lokata kończy się w przyszłym tygodniu
o meu depósito a prazo vai vencer
the bond is about to end, do not roll it over
I want to lock money away for two years, what would I earn
put 20,000 away for three years
My bond is up in June
take money from my fixed deposit before the end, emergency
when does my one year saver end
what happens at maturity of my deposit
fixed rate account finished, move it to easy access
how do I get out of a fixed term early
best rate for eighteen months fixed
my term deposit is due
Festgeld vorzeitig kündigen
placer mon argent pendant deux ans
wcześniej zerwać lokatę
put it away for two years, what would it earn
please don't roll over my bond
the bond is up on the 9th
one year fixed saver matures when
get at the money in my fixed deposit before time
my deposit matures tomorrow, move it to my current account
withdraw early from a two year bond
renew my fixed saver for another year
I have to give notice before I can take the money, how does that work
the bond matures next month
can I break the two year deposit
what happens when the term is over
renew my fixed deposit
put 10,000 away for a year
deposito vincolato in scadenza
depósito a prazo
vadeli hesap
vadeli mevduat faizi
termijndeposito
lokata terminowa
compte à terme
Festgeld läuft aus`,
};
