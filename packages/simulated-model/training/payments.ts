import type { Topics } from "./facet.ts";

export const payments: Topics = {
  send_money: `
I sent 250 to my landlord on Tuesday and he has not got it
My transfer has been pending since yesterday morning, what is going on
How do I send money to an account in Spain?
I transferred money to the wrong account number, can you get it back
typed one digit wrong in the sort code and the payment went out
can I cancel a payment I just made in the app
transfer failed but money has left my account
please move 500 from my current account to my brother
payment to my builder is stuck in processing
I need to make an urgent payment of 12000 today for a car
Can you confirm that my payment to the tax office went through?
My payee says nothing arrived, I paid on the 3rd
What is your IBAN and SWIFT code for a wire abroad?
need proof of payment for a transfer I made last week
sent money twice by accident to the same person, please recall the second
sending money, bank transfers, pending or failed payments
money transfer to another bank not received by the recipient
invoice paid but supplier says no funds
i paid my rent on the first and the landlord still says no
Hice una transferencia ayer y no ha llegado
¿cómo envío dinero al extranjero?
me equivoqué de número de cuenta en la transferencia
Meine Überweisung ist noch nicht angekommen
Ich habe Geld an die falsche IBAN überwiesen
wie lange dauert eine Überweisung ins Ausland
Mon virement est toujours en attente depuis trois jours
j'ai fait un virement sur le mauvais compte
Comment envoyer de l'argent à l'étranger ?
Przelew nie dotarł do odbiorcy
zrobiłem przelew na zły numer konta
kiedy dojdzie mój przelew
A minha transferência ainda não chegou
enviei dinheiro para a conta errada
I paid a plumber on Friday and he swears it is not there
I made a payment to my sister and it seems to have vanished
what is the limit for sending money in one go
How much can I transfer online at once, I am buying a caravan
put in the wrong account details for a payment, can you claw it back
I sent it to an old account of my friend that he closed
Payment to the garage failed but the amount was deducted
the app says the transfer failed
I have to pay a deposit by tonight, can you do a same day payment
payment on hold for review since two days
money went out of my account on Monday, the receiver has seen nothing of it
I want to send 2000 dollars to my aunt in Canada
do I need a BIC to pay someone in France
I need a receipt for the money I sent to the notary
Is there a way to reverse a bank transfer
how do I change the bank details of someone I pay regularly
my tenant account says your payment did not reach us
paid the wrong person by mistake, names are similar
wired funds to Kenya ten days ago, not arrived
I've sent 300 to my mate and it's still showing as processing
quiero anular una transferencia que acabo de hacer
el dinero que envié no aparece en la otra cuenta
Das Geld, das ich geschickt habe, ist beim Empfänger nicht da
Ich möchte 3000 Euro in die Schweiz überweisen
mon virement n'est pas arrivé chez le destinataire
je me suis trompé d'IBAN
wysłałem pieniądze do Niemiec i nie doszły
przelew zagraniczny nie doszedł
quanto tempo demora uma transferência para França
sort code was wrong, pull the payment back please
paid into the wrong account, I want it returned
how much am I allowed to send tomorrow
the caretaker of our hall has a new bank, change the payee details
I tried to pay the dentist and it said failed but my balance is lower
money to my cousin in Warsaw not arrived
letting agent still waiting for my payment
payment pending since Thursday
is a payment to a new person always held
it says my transfer was rejected
send 400 to my daughter today please
recipient says no money came
why is my payment taking so long
transfer to the wrong person, how can I get it back
I transferred money to an old account by mistake
how do I cancel a transfer
my bank transfer has not gone through
outgoing payment still pending
maximum daily transfer amount
large payment today, what limit do I have
the beneficiary is not allowed, why
a payment I made was returned to me
please stop a payment I scheduled for Friday
cancel the transfer that is due tomorrow
I sent the rent to an old account of the landlord
how do I pay somebody for the first time
can I send money to Turkey
the transfer shows as processing
I want to stop a cheque I wrote
can you call back a cheque
please pay my invoice of 300 to the joiner
how long does a payment to the States take
I paid the same bill twice by mistake
wrong reference on my transfer
how do I send money to my daughter abroad
bonifico inviato all'IBAN sbagliato
come faccio un bonifico all'estero
enviei dinheiro para a conta errada
como faço uma transferência
yanlış hesaba para gönderdim
yurtdışına nasıl para gönderirim
havale ne kadar sürer
ik heb geld naar het verkeerde rekeningnummer gestuurd
wysłałem przelew na zły numer
annuler un virement
Überweisung stornieren
please block a cheque I posted
the amount I sent was too high
my builder says the money never reached him
the bank of the recipient sent it back
how do I approve a payment that is waiting
split a bill with a friend in the app
a big transfer for a house purchase next week, what do I need
the payment has been held for checks
my transfer was rejected
add a payee`,
  incoming_money: `
My salary has not come in this month, usually it is there on the 25th
a friend sent me money three days ago and i dont see it
My pension payment is missing
I am waiting for a payment from abroad, has it reached you?
employer says wages were paid but my account shows nothing
when will a cheque I paid in clear
Cash I deposited at the machine is not on my account
there is an incoming payment on my account from someone I do not know, I think it was sent by mistake
My refund from the airline never showed up on my account
how do I receive money from the US, what details do they need
Where is my child benefit, it should have been credited today
expected 1,400 from my old bank today, nothing yet
missing payments, incoming money not credited, receiving a transfer
deposited 800 in the machine, only 600 credited
the insurance company paid me last week, they say, can you look for it
No me ha llegado la nómina este mes
estoy esperando un pago del extranjero
Mein Gehalt ist noch nicht auf dem Konto
Ich warte auf eine Zahlung, die schon letzte Woche kommen sollte
Mon salaire n'est pas arrivé sur mon compte
j'attends un virement de mon ancien employeur
Wypłata nie wpłynęła na konto
czekam na pieniądze z zagranicy
O meu salário não entrou na conta
The wages from my job are not in my account
pay day was yesterday but nothing is in
someone bought my old car and says he paid me, I cannot see it
I sold a sofa and the buyer has sent the money, where is it
a payment from my insurance should be here by now
Money I was sent on Saturday is nowhere to be seen
my tax rebate has not appeared
waiting for maintenance from my ex, did it come in
no pension this month, what happened
paid in a cheque last week, still not available
I put cash in at the counter and it is not showing
how long until a cheque is cleared
the student loan has not been paid into my account
My mum transferred me 200 but my balance is the same
payment from my employer missing
todavía no he cobrado la pensión
el pago de mi cliente no aparece en mi cuenta
Die Rente ist diesen Monat nicht eingegangen
mein Lohn fehlt
je n'ai pas reçu ma pension ni mon salaire
le virement de mon client n'est toujours pas là
pensja nie przyszła
não recebi a pensão este mês
he showed me on his phone that he sent it, nothing on my account
wages always come at midnight, not today
nothing has come in from work this month
buyer paid me last weekend, account still empty
cheque from my grandmother, when can I use the money
the benefit office says they paid me
my refund of the train ticket has not come in
my tenant paid the rent but I cannot find it
pension office says the money left
top up with cash not credited
has my salary been paid in yet
has my pension been paid
a friend says he sent me his share and it has not shown up
chipped in for a present and my cousin's part has not come
refund from a shop is not on my account
cheque has not cleared
my pension is late
the money from my aunt has not arrived
a refund from a shop has not shown up in my account
my pay was due yesterday and is not there
somebody sent me money and I cannot see it
the housing benefit was not paid in
a cheque I paid in is not on the account
tax refund not received
when will the money from abroad arrive
I am waiting for a transfer from my tenant
my wage is missing today
money that was sent to me on Monday is not here
the student loan should have come in
lo stipendio non è arrivato
aspetto un bonifico che non arriva
o salário ainda não entrou na conta
não recebi a transferência
maaşım yatmadı
beklediğim para gelmedi
mijn salaris is niet binnen
wypłata nie przyszła
le virement n'est pas arrivé
das Geld ist nicht angekommen
where is the money from my insurance
an unknown amount came in, whose is it
a friend sent me money to a closed account
waiting for a refund from the airline
the pension office says they paid on the first
has a payment from Acorn Ltd come in
how long until a cheque is credited`,
  regular_payment: `
How do I set up a standing order for my rent?
The direct debit for electricity was taken twice this month
I want to change the date of my standing order to the 28th
my standing order did not go out yesterday
stop the monthly payment to the magazine please
why was my direct debit returned unpaid
the phone company took the wrong amount by direct debit, i want that collected money back
Can I see a list of all my direct debits?
increase my standing order to my savings pot from 100 to 150
a scheduled payment was not made and now my landlord is upset
delete recurring payment to the charity
standing orders and direct debits, setting up, changing or cancelling a regular payment
move my bills and direct debits to this account from my old bank
I'd like my council tax to be paid every month automatically
quiero cancelar una domiciliación
cómo pongo una orden permanente para el alquiler
Ich möchte einen Dauerauftrag einrichten
Bitte die Lastschrift vom Fitnessstudio zurückgeben
Je voudrais annuler un prélèvement automatique
modifier la date de mon virement permanent
chcę ustawić zlecenie stałe
proszę anulować polecenie zapłaty
quero cancelar um débito direto
the rent should leave on the first instead of the fifteenth, please change my standing order
I have left the gym, please make sure they cannot take any more by direct debit
set up a payment to my daughter every week
cancel the regular payment for the newspaper
The mobile company still collects although I ended the contract
Why did my standing order go out twice
I want to pay 50 every month into the club's account
direct debit bounced, please try again
how do I stop a recurring payment
my insurance premium was not collected this month
amend the standing order for the nursery, the amount goes up by 20
the water company takes a direct debit that is too high
can you move the date of all my direct debits to after payday
quiero que el alquiler se pague automáticamente cada mes
Dauerauftrag ändern auf den ersten des Monats
la mensualité de la salle de sport est encore prélevée
proszę zmienić datę zlecenia stałego
new job, paid on the last working day now, so please move my standing order for the rent
end the direct debit to my former broadband company
send my sister the same amount every month
weekly payment to my nephew
I cancelled the contract but the direct debit was still taken
could the standing order stop at Christmas
monthly donation to be stopped
a payment to our supplier every Monday did not go out
I moved, stop the council tax direct debit of my old place
the childminder costs more from next month, change my standing order
how do I change the amount of a standing order
please move my direct debits to the new account
the direct debit for the gas was taken twice
a regular payment to my landlord from the first of each month
I want my allowance to go to my son every week
change the date of the direct debit
I cancelled the magazine and the debit still goes out
which regular payments do I have
my direct debit was returned unpaid
stop the monthly payment to the charity
ordine permanente per l'affitto
addebito diretto da annullare
débito direto a cancelar
ordem permanente para a renda
düzenli ödeme talimatı vermek istiyorum
otomatik ödemeyi iptal etmek istiyorum
automatische incasso stopzetten
zlecenie stałe zmienić kwotę
prélèvement à annuler
Dauerauftrag ändern
pay my sister 120 on the 3rd of each month
end the standing order to my old landlord
the insurance collects too early, can I move it
a club still collects money from me
bills to leave from the other account`,
};
