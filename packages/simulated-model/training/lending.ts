import type { Topics } from "./facet.ts";

export const lending: Topics = {
  mortgage_application: `
How much could we borrow for a house with a joint income of 70k?
what documents do I need for a home loan
is my mortgage application approved yet
We want to buy our first flat, deposit is 30,000
what is your rate for a five year fixed mortgage
has the valuer visited the property yet
you asked for payslips for the mortgage, where do I upload them
self employed for two years, can i get a mortgage
The solicitor is waiting for the mortgage offer
buy to let mortgage, do you do those
mortgage applications, offers, rates and documents
when do we complete, my lender side is you
I want to move my mortgage from another bank to you
our application has been in underwriting for three weeks
quiero solicitar una hipoteca
¿qué documentos hacen falta para la hipoteca?
Wir möchten ein Haus kaufen und brauchen eine Baufinanzierung
Welche Unterlagen brauche ich für den Hypothekenantrag?
Je voudrais faire une demande de prêt immobilier
où en est mon dossier de crédit immobilier
Chcę złożyć wniosek o kredyt hipoteczny
jakie dokumenty do hipoteki
quero pedir um crédito à habitação
how do we go about applying for a mortgage
we found a house we love and need to know what you would lend us
How big a mortgage would I get on a salary of 38,000
The estate agent needs a decision in principle
I'd like to talk to someone about buying a flat
first time buyer, where do I start
what paperwork must I bring for the home loan, bank statements too?
is the survey booked for our new house
mortgage offer not received by our solicitor
what are mortgage rates at the moment for a 90% loan
two year fixed rate mortgage with 25% deposit, how much a month
how long does a mortgage decision take
can my parents be guarantors on our mortgage
I work freelance, do you lend for houses to people like me
remortgage to you from another lender
you have my payslips, how is the mortgage application going
cuánto me prestarían para comprar un piso
soy autónomo, ¿me dan una hipoteca?
Wir suchen eine Finanzierung für eine Wohnung
wie viel Kredit bekommen wir für ein Haus
nous voulons acheter une maison, combien pouvez-vous nous prêter
chcemy kupić mieszkanie, ile możemy pożyczyć
queremos comprar casa, quanto emprestam
decision in principle wanted by our agent
the valuer has not rung yet about the house
solicitor asking for the mortgage offer
how much can two people with 55k borrow for a home
seller wants to know that we have the loan
rate for a two year fix at 80% loan to value
5 year fix or tracker, what are the rates today
do you lend on a flat above a shop
deposit of ten percent enough for a house?
three or six months of payslips for the mortgage?
we would like to buy a small terrace
when will the survey be
what would you be prepared to lend us for a house with a garden
how much deposit is needed for a 250k house
is the mortgage offer with the solicitor
sent my payslips and P60 for the home loan, did you get them
bigger house coming up for sale, what could we borrow
how long is an offer valid
when will the surveyor's report be ready
which documents do you need for the house loan
do self-employed people get a mortgage
an appointment with a mortgage adviser
has the valuation been done
what rate would you give us over ten years
agreement in principle for a flat
my fixed rate ends soon, what can you offer
vorrei un mutuo per la casa
quali sono i tassi del mutuo
quero pedir um crédito à habitação
taxa do crédito à habitação
ev kredisi almak istiyorum
konut kredisi faizi ne kadar
ik wil een hypotheek aanvragen
chcę wziąć kredyt hipoteczny
taux de prêt immobilier
Baufinanzierung Zinsen`,
  mortgage_repayment: `
Can I overpay my mortgage this year without a penalty?
my fixed rate ends in May, what happens to my mortgage then
I need to change the date my mortgage payment is taken
can we take a payment break on the mortgage, my husband lost his job
How much is left on my mortgage
Please send me a redemption statement, we are selling the house
switch my mortgage to a new deal
struggling with mortgage repayments
why did my mortgage payment go up by 200 a month
i want to shorten the term of my home loan
remove my ex partner from the mortgage
mortgage repayments, overpayments, switching a deal, end of a fixed rate
Does my home insurance have to be sent to you for the mortgage?
I'd like to pay off the mortgage early
quiero adelantar pagos de mi hipoteca
ha subido la cuota de la hipoteca
Kann ich eine Sondertilgung auf meine Hypothek leisten?
meine Zinsbindung läuft aus
Je voudrais rembourser mon prêt immobilier par anticipation
ma mensualité de crédit immobilier a augmenté
chcę nadpłacić kredyt hipoteczny
rata kredytu hipotecznego wzrosła
quero amortizar o crédito da casa
I am worried about paying the mortgage now that I am out of work
can we pay less on our mortgage for a few months
May I rent out the house while there is still a mortgage on it
our fixed deal is coming to an end, what rates can you offer
the fixed rate runs out in autumn
take my ex husband's name off the home loan
what do we owe on the house
need the amount to clear the mortgage, house is sold
put 4000 extra towards the mortgage
extend the mortgage by five years
am I allowed to let out my home under the mortgage
mortgage went up, why
Is there an early repayment charge on my mortgage
borrow more on my mortgage for an extension
move our mortgage to a new house
divorce, the house will be mine, mortgage has to be changed to my name only
we can't afford the mortgage instalments this winter
no puedo pagar la hipoteca este mes
Die Rate für unser Haus ist zu hoch
nous n'arrivons plus à payer le crédit de la maison
nie stać nas na ratę kredytu za dom
could we pay less on the mortgage for a while, he was made redundant
sold the house, figure to clear the loan on the 20th
extra 3000 off the mortgage
our deal ends in August, what are our options for the mortgage
Rent the house out while we work abroad, is the mortgage a problem
what happens when the fix ends
mortgage holiday possible?
how much interest do I save with an overpayment on the home loan
add my wife to the mortgage
mortgage statement please
does our mortgage allow letting to tenants
behind with the mortgage
when is my fixed rate over
can I pay a lump sum into the mortgage
what would it cost to repay the mortgage early
how much do we still owe on the house
I want to change the day of the mortgage payment
make the term of our mortgage shorter
we cannot manage the instalment this month
a payment holiday on the home loan
remove my ex from the mortgage
let out the flat that is mortgaged with you
rata del mutuo troppo alta
estinguere il mutuo in anticipo
amortizar o crédito à habitação
prestação da casa
konut kredisi taksiti
kredimi erken kapatmak istiyorum
hypotheek aflossen
rata kredytu hipotecznego
rembourser mon prêt immobilier
Hypothek zurückzahlen`,
  personal_loan: `
I need a personal loan of 5000 for a car
can I get a loan to redo the kitchen
how do I pay off my loan early
was my loan application refused and why
what is the interest on a personal loan
consumer loans, car finance, instalments and credit scores
my loan instalment is due and I am short this month
quiero un préstamo personal
Ich brauche einen Kredit für ein Auto
je voudrais un crédit à la consommation
potrzebuję pożyczki na samochód
queria um empréstimo pessoal
borrow some money for a wedding
finance for a used car over four years
I want to take a small loan
credit score dropped, can I still borrow`,
};
