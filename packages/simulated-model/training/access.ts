import type { Topics } from "./facet.ts";

export const access: Topics = {
  login: `
I cannot log in to online banking
Forgot my password and the reset mail never comes
my account is locked after too many attempts
It says my username is wrong but I have used it for years
can't get into the app since this morning
How do I reset my password?
locked out again, please unlock my access
The site says my login is blocked
my customer number is not accepted at login
I changed my email address and now I can not sign in
been trying to log on for an hour, keeps throwing me out
how can I get back into my account, I lost the letter with the user id
access denied when I sign in
password reset link expired, send a new one
login does not work on my laptop but works on my tablet
login, passwords, locked accounts, signing in to online banking
customer cannot sign in or has forgotten the password
My fingerprint login stopped working
Face id doesnt work anymore, asks for a passcode I never set
No puedo entrar en la banca online
he olvidado mi contraseña
mi cuenta está bloqueada y no puedo iniciar sesión
Ich komme nicht mehr ins Online-Banking
Passwort vergessen, wie kann ich es zurücksetzen?
mein Zugang ist gesperrt
mot de passe oublié
mon accès est bloqué après trois essais
zapomniałem hasła do bankowości
konto zablokowane po trzech próbach logowania
Não consigo entrar na aplicação
esqueci-me da palavra-passe
logging on is impossible, my details are not recognised
It does not accept my user name
I'm locked out of internet banking, only typed it wrong twice
I do not remember how to get into online banking
how do I register for online banking for the first time
I used to have a password, it is long gone, how do I get a new one
Wants a memorable word, I've never had one
your website tells me that my password is incorrect and I am sure it is right
cannot access my account online
unable to sign on since Friday
user id forgotten
it logged me out and I can't get back in
passcode for the app forgotten
my wife needs her own login for our joint account
I typed my details and it just goes back to the first page
entering my account online is blocked
no me deja entrar, dice usuario incorrecto
la página no reconoce mi clave
Ich kann mich nicht anmelden
mein Online-Zugang wurde gesperrt
impossible d'accéder à mes comptes en ligne
mon identifiant n'est pas reconnu
nie mam dostępu do konta przez internet
não consigo fazer login
once had a password but can't remember it, how do I get in
keeps telling me my user name is wrong
I want to look at my account on my tablet but it will not accept my name
only my husband knows how to get into the online banking, I need to do it now
banking page says my details do not match
locked out, two tries only
I want to see my balance online and cannot get in
never used online banking, how do I begin
asks for a customer id, where do I find that
wrong passcode entered too often
internet banking registration
cannot log in with my own details
is online banking working today
my fingerprint does not let me in any more
I never get the reset link
it says my user name is unknown
locked out after three attempts at my password
I cannot get into the app since the update
I have forgotten my customer number
online banking throws me out after a minute
my password is not accepted any more
how do I sign in to online banking for the first time
unlock my online access please
the screen stays white when I log in
non riesco ad accedere all'app
ho dimenticato la password
não consigo entrar na aplicação
esqueci-me da palavra-passe
uygulamaya giremiyorum
şifremi unuttum, hesabım kilitlendi
ik kan niet inloggen
je n'arrive pas à me connecter
ich kann mich nicht anmelden`,
  device_code: `
the text message with the security code does not arrive
my authenticator codes are rejected
Changed my mobile number, so I can't get the verification code
The app crashes as soon as I open it after the update
how do I register a new device
I switched from Android to iPhone and need to set up the app again
not receiving the one time passcode by sms
app stuck on loading screen
the app shows error 403 when i open it
Two factor authentication asks for a device I no longer own
push notification to approve never appears
two-factor codes, security codes, the mobile app, a new phone or device
app wont update on my old samsung
can I use the app on two phones
the card reader for online banking shows a wrong code
No me llega el código de verificación al móvil
tengo un teléfono nuevo y la app no funciona
Die App stürzt ständig ab
der TAN-Code kommt nicht an
L'application plante à l'ouverture
je ne reçois pas le code par SMS
j'ai changé de téléphone et je ne peux plus valider
Aplikacja się nie otwiera
nie przychodzi kod sms
mam nowy telefon i nie mogę potwierdzić
não recebo o código por sms
a aplicação não abre no telemóvel novo
the confirmation code never arrives on my phone
your app closes itself all the time
white screen when opening the app
I'm abroad with a foreign sim and cannot get the text you send
got a new mobile yesterday, how do I move the banking app over
app asks me to pair my device, how?
phone was stolen and now I can't approve payments in the app
The app keeps throwing me out since the last update
i wanna turn off the two step thing
codes arrive ten minutes late and are expired
my number changed and the codes go to the old one
app frozen
can I get codes by email instead of text
cannot install your app on my tablet
no recibo los códigos
la aplicación se cierra sola
App geht seit dem Update nicht mehr
ich bekomme keine SMS mit dem Code
l'appli ne marche plus depuis la mise à jour
aplikacja się zawiesza
it wants to send a message to a number I do not have here
I have a local sim on holiday and cannot receive your text
blank screen since the update
new handset, app not set up
the verification text is slow
how do I get the app on a second phone
no codes since I changed provider
biometrics off after restart
turn off two step verification
code generator was on my old phone which is broken
error message in the app: something went wrong
the app does not open
I have a new mobile, how do I register it
no text with the code comes
I changed my number and the codes go to the old one
my phone is broken and I cannot approve payments
face recognition fails since I have glasses
how do I get codes without a smartphone
the app says this device is not trusted
I dropped my phone and cannot confirm anything
non ricevo il codice via sms
ho cambiato telefono
não recebo o código por sms
tenho um telemóvel novo
telefonum değişti, uygulamayı nasıl kurarım
sms kodu gelmiyor
nieuwe telefoon, app instellen
nie przychodzi kod sms
je ne reçois pas le code
neues Handy, App einrichten
my number changes, how do I keep getting codes
the authenticator shows the wrong code`,
};
