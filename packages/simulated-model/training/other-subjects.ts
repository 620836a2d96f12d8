import type { Topics } from "./facet.ts";

/** Subjects that a retail bank's prompts may or may not offer: known so that they are told apart. */
export const otherSubjects: Topics = {
  insurance: `
I would like to insure my phone
how do I claim on the travel insurance of my account
does the home insurance cover a leak
cancel my life insurance policy
insurance claims, cover and premiums
our suitcase was lost, is that covered
quiero cancelar mi seguro
Ich möchte einen Schaden melden
je voudrais déclarer un sinistre
chcę zgłosić szkodę`,
  investments: `
how do I buy shares with you
what funds do you offer
I want to sell my units in the global fund
where is my annual investment report
can I transfer my shares from another broker
investing, shares, funds and pensions
how risky is the balanced portfolio
quiero invertir en fondos
Ich möchte ein Depot eröffnen
je voudrais investir en bourse
chcę kupić akcje`,
  business: `
I run a small bakery and need a business account
can my accountant have access to our company account
card terminal for my shop
bulk payments file for our payroll was rejected
business and company accounts, merchant terminals, payroll
we are a limited company with three directors
add a signatory to the firm's account
cuenta para mi empresa
Geschäftskonto für meine GmbH
compte professionnel pour ma société
konto firmowe`,
  technical: `
the bill amount is wrong
my internet connection is down
package has not been delivered by the courier
return an item and get my money back
billing, invoices and payments for a subscription
technical problem, bug, error message, the program crashes
product feedback, feature request
shipping, delivery, parcels and returns`,
};
