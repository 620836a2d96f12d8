/**
 * Words that mean nearly the same in banking, one family a line. The first word stands for the family; the others
 * are what people write instead, in several languages. A word may belong to several families.
 */
export const wordFamilies = `
card: cards plastic visa mastercard karte bankkarte kreditkarte tarjeta carte cb karta cartao girocard
lost: lose losing missing mislaid misplaced gone vanished disappeared verloren perdido perdida perdi perdu perdue zgubilem
lost: dropped left
stolen: steal theft nicked pinched robbed thief pickpocket mugged gestohlen geklaut robado robada vole volee skradziona
broken: broke break snapped snap cracked bent damaged split defect faulty kaputt defekt zerbrochen roto rota casse cassee
worn: wear peeling faded scratched unreadable damaged cracked
replace: replacement replacing replaced new another ersatz ersatzkarte ersetzen reemplazo reemplazar remplacer remplacement
replace: broken damaged worn
arrive: arrives arrived come comes came delivered delivery reach reached receive received post mail ankommen angekommen llega llegar llegado arriver arrive arrivee
new: neue neu neuer nueva nuevo nouvelle nouveau
activate: activated activation activating switch aktivieren activar activer
freeze: freezing frozen block blocking blocked stop pause paused suspend lock sperren gesperrt bloquear bloquer
unfreeze: unfrozen unblock unblocked found unlock unlocked entsperren
found: find turned
old: previous former alte
blocked: block cancelled stopped gesperrt bloqueada bloquee
pin: geheimzahl code
wrong: incorrect mistaken mistyped typo false falsch falsche falschen incorrecto equivocado equivocada mauvais errone
wrong: digit digits
entries: tries attempts times
cash: atm withdraw withdrawal withdrawals cashpoint notes bargeld geldautomat abheben efectivo cajero retirar especes retrait retirer gotowka
machine: atm cashpoint geldautomat cajero distributeur bankomat
withdraw: take_out take_money get_cash cash_out withdrawals withdrawal atm cashpoint abheben retirar retirer
limit: limits maximum max most cap ceiling allowance upto limite plafond obergrenze
limit: large larger big bigger raise increase lower reduce
daily: day tag taglich diario diaria jour
contactless: tap tapping touch kontaktlos contacto contact
currencies: currency foreign dollars euros euro yen francs krona wahrung divisa devise
currencies: abroad overseas holiday trip travelling traveling
travel: trip holiday vacation travelling traveling abroad overseas reise urlaub viaje viajar voyage vacances
fee: fees charge charges charged charging cost costs costing price gebuhr gebuhren kosten kostet comision comisiones coste cuesta frais cout coute oplata taxa
cost: costs price fee fees charge expensive cheap much kostet kosten cuesta coste coute coutent
declined: decline refused rejected failed failing bounced denied abgelehnt rechazada rechazado refusee refuse
payment: payments purchase bill paid pay paying zahlung pago paiement platnosc
reserve: reserved reservation hold holding held deposit preauthorisation preauthorised authorisation blocked reserva reservierung reservation
hotel: inn hostel motel guesthouse
hire: rental rent rented leased car
transfer: transfers transferred transferring send sending sent wire remit remittance bacs chaps uberweisung uberweisen uberwiesen transferencia transferir virement virer przelew transferencia envoyer enviar schicken
transfer: send sent sending money
abroad: overseas foreign international internationally country countries ausland extranjero etranger zagranica
abroad: america usa states canada australia india china japan turkey istanbul switzerland norway sweden poland dubai africa brazil mexico york toronto swift
euro: euros eur sepa
euro: germany france spain italy ireland netherlands austria portugal belgium greece
area: eurozone sepa
country: domestic uk britain national inland within
arrive: long quick fast soon still yet waiting wait pending
cancel: cancelled cancelling cancellation stop stopped stopping call undo revoke abbrechen stornieren kundigen widerrufen cancelar anular annuler resilier
left: gone went out sent
schedule: scheduled future dated planned
recall: recalled undo reverse retrieve claw zuruckholen zuruckrufen devolver recuperar rappeler recuperer
recall: wrong stranger mistake
mistake: error accident accidentally wrongly erroneous irrtum versehentlich fehler equivocacion erreur
error: mistake wrongly wrong twice double duplicate duplicated irrtum fehler doble erreur
standing: dauerauftrag daueruberweisung periodica permanent permanente stale recurring regular monthly
order: orders dauerauftrag orden permanent zlecenie ordre instruction recurring
set: setting setup create start einrichten configurar
change: changed changing amend edit adjust update updating modify move raise lower andern anderung geandert cambiar changer modifier zmienic
due: date
direct: lastschrift domiciliacion domiciliado prelevement einzug
debit: debits lastschrift domiciliacion prelevement einzug
direct: gym membership subscription magazine insurance utility
debit: gym membership subscription magazine utility
guarantee: guaranteed protected refund refunded
refund: refunded refunds reimburse reimbursed reverse reversed money back erstattung zuruckerstatten erstatten reembolso devolucion devuelvan rembourser remboursement zwrot
branch: branches filiale sucursal agence oddzial agencia office counter
larger: large big house solicitor deposit property exceeding above
salary: wages wage pay payroll pension payday employer boss gehalt lohn sueldo nomina salario salaire paie pensja
incoming: received receive expected expecting coming due owed
late: delayed delay overdue missing arrived yet still spat tarde retard
sender: employer payer boss company
trace: tracing track traced find search nachforschung rastrear
password: passwords passwort kennwort contrasena motdepasse passe haslo login
password: login log
forgotten: forgot forget remember vergessen olvidado olvide oublie zapomnialem
reset: resetting recover zurucksetzen restablecer reinitialiser
login: logins log logging sign signin access entrar anmelden einloggen connexion connecter zalogowac
online: internet app website site
locked: lock blocked shut gesperrt bloqueado bloquee
failed: fail wrong tries attempts
unlock: unlocked unlocks unblock entsperren desbloquear debloquer
phone: mobile handset smartphone iphone android samsung cell device tablet telefon handy telefono movil portable telephone
device: phone mobile handset smartphone iphone android samsung tablet
code: codes sms text otp passcode tan codigo
text: sms
number: nummer numero
registered: file record
current: giro girokonto checking everyday
account: accounts konto cuenta compte rachunek conta girokonto
month: monthly monat mes mois
overdraft: overdrawn red negative minus uberzug uberziehen dispo descubierto decouvert
arranged: agreed planned
cap: most maximum limit
query: dispute disputing question challenge contest
close: closing closed closure shut end leave leaving schliessen kundigen auflosen cerrar cierre fermer cloture zamknac
zero: empty balance
statement: statements kontoauszug kontoauszuge auszug auszuge extracto extractos releve releves wyciag
documents: document paperwork papers paper pdf proof dokumente documentos
pdf: download print printed printout paper
interest: zins zinsen interes intereses interet interets odsetki earn earns
rate: rates zinssatz tipo taux percent percentage
saver: savings saving save sparkonto sparen ahorro ahorros epargne livret oszczednosci
saver: instant access
fixed: fix term festgeld plazo fijo terme locked
term: terms maturity matures maturing mature laufzeit plazo terme bond
term: ends end ending years year
taken: take withdraw withdrawal access early
end: ends ending expire expires expiring run runs over finish finishes before maturity matures early
deposits: deposit savings money einlagen depositos depots
protected: safe safety secure protection insured insurance guarantee guaranteed collapse bust fails bankrupt geschutzt sicher seguro protege
guarantee: protection scheme protected insured collapse bust bankrupt compensation
mortgage: mortgages home house flat hypothek baufinanzierung hipoteca pret immobilier kredyt hipotecario
application: apply applying applied borrow borrowing buy buying loan antrag solicitud solicitar demande wniosek
answer: decision reply hear response outcome
adviser: advisor advice appointment
upload: uploaded uploading send submit hochladen subir envoyer scan scanned
photograph: photographs photo photos picture pictures camera snap image foto fotos
scan: scans scanned scanner photo
corner: cropped edge edges cut readable quality blurry
renew: renewed renewal remortgage refix extend prolong switch verlangern renovar renouveler
fixed: remortgage deal
repaid: repay repayment overpay overpaying overpayment overpayments payoff lump tilgen sondertilgung amortizar rembourser extra
early: earlier sooner ahead vorzeitig anticipado anticipe extra lump bonus inheritance
open: opens opening hours offen geoffnet offnungszeiten abre abierto horario ouvert ouvre ouverte horaires godziny close closes closed shut
saturday: saturdays weekend samstag samstags sabado samedi sobota
sunday: sundays weekend sonntag domingo dimanche
holidays: bank holiday feiertag festivo ferie easter christmas
line: phone call ring number telephone hotline anrufen llamar appeler talk speak
service: support helpline customer
abroad: plus
fraud: fraudulent scam scammer phishing betrug fraude escroquerie
hour: hours night midnight evening late
nearest: near closest nearby where nachste cerca proche
appointment: book booked meet meeting termin cita rendezvous
people: human person someone somebody mensch persona personne
chat: chatting
address: moved moving move house flat street adresse umgezogen umzug direccion mudado adresse demenage adres
telephone: phone mobile number
details: profile information data
expired: expire expiry expires abgelaufen caducada
reason: why
free: kostenlos gratis gratuit
cash: take_out
declined: not_work didnt_work wont_work not_accepted
activate: get_work start_using
lost: cant_find can't_find left_behind snatched bag handbag wallet purse
stolen: snatched bag handbag wallet purse
replace: torn strip chip magnetic
leave: left
left: take_back
cancel: take_back call_back not_go
scheduled: next friday monday tomorrow week
withdrawals: take_money take_out get_money
time: whenever
salary: wages
shown: show appear
abroad: portugal spain france germany italy greece usa
protected: go_bust goes_bust
pin: secret
hour: overnight
fee: unjustified wrongly
query: charged
reservation: checkin checkout minibar reception booking
reserve: checkin checkout booking
disappears: vanish release released go_away drop
declined: terminal till checkout supermarket restaurant shop
declined: refuse wouldn't wouldnt beeped
lost: stole
card: wallet
access: blind deaf
answers: call ring reach speak phone
line: call ring phone
abroad: suiza schweiz suisse eeuu unidos turkei turquia turquie marruecos maroc colombia peru argentina chile polen polonia pologne kanada japon uberweise hermano
transfer: mandar envio enviar mandado giro uberweise ueberweisung deposit
cost: euro comision tarifa teuer caro cher
arrive: llegara dauert tarda delai duree
refund: query wrongly unfair give_back
query: refund wrongly unfair
charged: taken wrongly
error: wrongly unfair incorrectly unjustified
decision: hear answer
answer: hear long decision
hire: rental
freeze: maybe might perhaps temporarily
undone: again later found
card: kreditkarte
saturday: wochenende
statement: auszug
cap: overdrawn
early: sonderzahlung
protected: covered backed
guarantee: covered backed safe
deposits: savings
app: application aplicacion
current: everyday standard
paid: pay
`;
