import type { Topics } from "./facet.ts";

export const fees: Topics = {
  charge: `
Why was I charged 12 for this month?
There is a monthly fee on my account I was never told about
what does an overdraft cost
I've been charged an overdraft fee although I was only 3 pounds over for a day
whats this 4.50 maintenance charge
account fee went up, why
what are the fees for a transfer outside Europe
do you charge for withdrawing cash abroad
charged a late payment fee on my credit card
is there a fee for closing the account
you took 35 for a returned payment
fees and charges, overdraft fees, account costs
the price list says free but I pay every month
exchange rate fee on my holiday spending seems very high
what do I pay for the premium account
interest on my overdraft looks wrong
¿cuánto cuesta sacar dinero en el extranjero?
por qué me cobran comisiones
Warum werden mir Kontoführungsgebühren berechnet?
Was kostet der Dispo?
welche Gebühren fallen im Ausland an
Pourquoi m'avez-vous prélevé des frais de tenue de compte ?
combien coûte un retrait à l'étranger
des frais de découvert que je ne comprends pas
Dlaczego pobrano opłatę za prowadzenie konta?
ile kosztuje wypłata za granicą
porque me cobraram uma comissão
why have you taken 15 from me
you took money off me for going overdrawn by a pound
I do not understand the charge of 6.00 on my statement
what do you take for using the card abroad
they told me the account was free and now there's a monthly charge
three percent extra on everything I paid for on holiday
what's the cost of sending money to Australia
every month you take eight pounds for having the account
a charge on my student account although students pay nothing
how expensive is going overdrawn
what is this fee
explain the 20 you deducted on the 12th
unarranged overdraft, fined for one night
how much is the gold account a month
does it cost anything to replace a card
Cash advance fee? nobody told me
5,90 jeden Monat, wofür?
warum zahle ich plötzlich für das Konto
Sie haben mir 9 Euro abgezogen
me han quitado 20 euros sin explicación
comisión por descubierto
combien coûte un virement international
vous m'avez pris 8 euros, pourquoi
za co pobieracie 10 zł miesięcznie
cobraram 5 euros por mês
why was 18 taken off me on the 4th
fined for being 3 pounds overdrawn for one night
what does it cost to pay by card in Egypt
a charge of five pounds a month on her account which was meant to be free
you have charged me three percent on everything abroad
eight pounds a month for having an account I hardly use
monthly cost of the premium account
maint fee on statement, explain
how much is an overdraft
cost of a transfer to Japan
interest of 14 on my credit card though I paid it all
charged for a paper statement
5 euros every month for the account, since when
a foreign transaction fee was added to every purchase
extra fee on my card payment
charged for a cash withdrawal
charged for a transfer to another country
exchange rate and fee abroad
monthly fee on a student account, should be free
overdraft interest too high
do you charge for a replacement card
there is a fee on my account
what does the account cost per month
a fee for an unpaid item
what do you charge for a transfer in dollars
interest on my overdraft
there is 3.50 for a statement by post
you took a fee for a cash withdrawal in Spain
commissioni sul conto
perché mi avete addebitato una spesa
comissão de manutenção da conta
porque me cobraram uma taxa
hesap işletim ücreti neden alındı
kart aidatı
kosten van mijn rekening
opłata za prowadzenie konta
Kontoführungsgebühr
what is this overdraft charge
what do you charge when I go below zero
a charge for a duplicate statement`,
  fee_refund: `
please refund the overdraft fee, it was your delay
I want the 25 charge back
can you waive the fee this once
you promised to refund the charges and it has not happened
give me back the foreign transaction fees please
refund of fees and charges, waiving a fee
returned direct debit fee was unfair, please credit it
charged twice for the same fee, I'd like one of them back
I was told the account fee would be removed, please reverse it
quiero que me devuelvan la comisión
Bitte erstatten Sie mir die Gebühr
je demande le remboursement des frais
proszę o zwrot opłaty
quero o reembolso da comissão
take the late fee off my bill please, I was ill
can I have the overdraft charge back
it was your mistake, so give me back the 30 you charged
when will I get the refund of the fee you promised
remove that charge
I would like to be reimbursed for the foreign fees
you said you would return the fee for the bounced payment
cancel the late payment charge as a goodwill gesture
devuélvanme la comisión
ich möchte die Gebühr zurück
remboursez-moi ces frais
take off the late charge, I was in hospital
you said you would give me the 20 back for the bounced payment
please credit the card fee, it was promised
I want my money back for this charge
you promised to pay back the fee for the returned debit, still waiting
first time late, could you refund the late fee
refund my overdraft charge
I want the foreign fee back, you promised there would be none
please give me back the charge for the returned debit
refund the late fee, I was in hospital
waive the monthly fee please
rimborso della commissione
quero a devolução da comissão
ücret iadesi istiyorum
kosten terugbetalen
zwrot opłaty
remboursement des frais
Gebühr zurückerstatten`,
};
