import type { Topics } from "./facet.ts";

/** What staff do to resolve a request: the request as it comes, and the action as manuals name it. */
export const caseWork: Topics = {
  check_identity: `
verify the customer's identity
confirm who the customer is with security questions
check identification before changing anything
identity check
make sure we are talking to the account holder
I am calling for my mother, she is too ill to phone`,
  block_card: `
block or freeze the card
stop the card so that nobody can use it
my card was stolen
I lost my card
card details leaked
freeze account and cards straight away
my handbag with my cards has been stolen
card swallowed by the machine
I cannot find my card
lost card, please stop it`,
  issue_card: `
order a replacement card
send a new card to the customer's address
my new card has not arrived
card broken
issue and post a card
my card snapped
chip is broken, new card please`,
  trace_payment: `
trace a payment that did not arrive
look up a transfer and where it is
my transfer has not arrived
find the missing payment
the money left my account but they have not got it
search for an incoming payment, salary missing`,
  recall_payment: `
recall a payment sent to the wrong account
ask the receiving bank to return the money
I sent money to the wrong person
typed the wrong account number
try to get money back from the recipient's bank
payment went to a stranger by mistake
sent twice by accident`,
  dispute_payment: `
open a dispute or chargeback for a card payment
I did not make this payment
unknown transaction on my statement
the shop charged me twice
goods never came and the merchant does not answer
claim the amount back from the merchant
a charge I do not recognise
refund from a merchant refused
ordered online and nothing was delivered`,
  refund_fee: `
refund a fee
reverse a charge that was made in error
charged an overdraft fee by mistake
please give me back the fee
credit the fee to the account`,
  fraud_team: `
pass the case to the fraud team
report suspected fraud
I gave my code to a caller
scam, phishing, money stolen
fraud specialists investigate
somebody stole money from my account
I did not make these payments
money taken by a stranger
suspected scam or stolen identity`,
  reset_access: `
reset online access or password
unlock online banking
I am locked out of my account
new phone and no security codes
send a new activation code`,
  update_details: `
update the customer's details
change address, name, phone number or e-mail
I have moved house
got married and changed my name
correct personal data`,
  regular_payments: `
set up, change or cancel a standing order
cancel a direct debit
direct debit taken after I cancelled it
the date of my standing order
return an unauthorised direct debit`,
  hardship: `
offer a payment break or repayment plan
I lost my job and cannot pay my mortgage
financial difficulty, arrears
talk to the support team for customers in difficulty
struggling with repayments
we can not afford the repayments
out of work since March, behind with the loan`,
  complaint_case: `
log a complaint
open a complaint case and send an acknowledgement
customer unhappy with service
apologise and record the complaint`,
  send_papers: `
send a statement or document
I need a bank statement for my visa
letter of confirmation
issue a certificate or balance letter
copies of old statements`,
  bereavement: `
open a bereavement case
my father has died and had an account
account of a deceased customer
estate, probate, executor`,
  close_account: `
close an account
I want to close my savings account
pay out the balance and end the contract
leave the bank`,
  tell_customer: `
tell the customer what was done and what happens next
write to the customer with the outcome
inform the customer
confirm to the customer by message
keep the customer informed`,
  hand_over: `
hand over to a colleague or a human
escalate to a supervisor
pass to a specialist
needs a decision by a manager
someone from the team calls back`,
};
