import type { Topics } from "./facet.ts";

export const complaints: Topics = {
  complaint: `
Your employee was rude to me on the phone and hung up
I have been waiting on hold for an hour three days in a row, it's a disgrace
I wish to complain about the adviser I spoke to
nobody ever calls back, I am fed up with your service, where do I complain
Your staff treated my mother like a criminal
worst bank ever, you should be ashamed of yourselves
I demand an apology from the manager
I'm not happy with the way my case was handled and want this looked into
who do I complain to about your customer service
the lady at the counter laughed at me
complaint number please, I will take this to the ombudsman
I was promised a call four times. Four. I want to lodge a complaint
complaints about how the customer was treated, rude staff, poor service
the customer is unhappy with the service and wants to complain formally
absolutely shocking service, passed around between six people
I feel discriminated against by your staff
how you dealt with my late husband's account was heartless, I want to complain
please put me through to complaints
lied to by your adviser, want it on record
Quiero poner una reclamación por el trato recibido
su empleado fue muy maleducado conmigo
es una vergüenza cómo tratan a los clientes
Ich möchte mich über Ihren Mitarbeiter beschweren
Das ist eine formelle Beschwerde
unverschämter Service, ich wurde am Telefon angeschrien
Je souhaite déposer une réclamation
votre conseillère a été très impolie avec moi
c'est inadmissible, je veux me plaindre du service
Chcę złożyć skargę na pracownika
obsługa była bardzo niegrzeczna
quero apresentar uma reclamação sobre o atendimento
fui muito mal atendido ao balcão
your manager called me stupid in front of everybody
the man at the counter insulted me
he spoke to me like dirt
I want to register my dissatisfaction with how your people behaved
how do I make an official complaint
your agent hung up on me twice
the adviser ignored my wife and only talked to me
No one helped my disabled brother and they even sighed at him
nobody has had the decency to say sorry, I expect a written apology
Who is in charge of complaints, I have one
The way your colleague behaved was disgusting
record this as a complaint
I am making a complaint about the branch in Leeds
what a rude woman, she rolled her eyes at me
escalate this to the person who handles complaints
she sneered at my English
promised a call back so many times and no one rang, this is going to complaints
me trataron fatal en la oficina y quiero quejarme
queja formal
Ich wurde ausgelacht und möchte eine Beschwerde einreichen
ich verlange eine Entschuldigung für dieses Verhalten
on m'a parlé très mal en agence, je porte réclamation
je veux des excuses
zostałem obrażony przez waszego pracownika
exijo um pedido de desculpas
nobody helped us and she talked over my mother's head
he called me a liar in front of my children
each time another person told me another thing and the last one laughed
the way your agent spoke to me
who is your head of complaints
hung up on by your staff
insulting behaviour at the counter
a written apology for how I was treated
official complaint about the telephone team
they let an old man stand for an hour
ils m'ont parlé comme à un chien
Ihre Kollegin war unfreundlich, das nehme ich nicht hin
no one took me seriously, I want someone senior
your cashier shouted at me
the clerk mocked my son
someone put the phone down on me and called me names
I wish to complain about how I was treated
take my complaint seriously
never been so disrespected by a bank
I want to complain about an adviser who pressed me to buy a product
please log this as a complaint
I was humiliated at the counter and want it on file
where is my complaint, I have heard nothing since I made it
what has become of the complaint I made in spring
voglio fare un reclamo
sono stata trattata malissimo allo sportello
quero fazer uma reclamação formal
livro de reclamações
şikayet etmek istiyorum
çalışanınız bana çok kaba davrandı
ik wil een klacht indienen
składam reklamację na obsługę`,
};
