"""Common given names of the world by gender, in the folded form of `names.normal`."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text that lists them."""
    return frozenset(text.split())


MALE = word_set(
    """
    john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald
    steven paul andrew kenneth george joshua kevin brian edward ronald timothy jason jeffrey ryan jacob gary nicholas
    eric stephen jonathan larry justin scott brandon benjamin samuel frank gregory raymond patrick jack dennis jerry
    alexander tyler henry douglas peter adam nathan zachary walter harold kyle carl arthur roger keith jeremy lawrence
    ian neil simon philip martin alan hans wolfgang klaus jurgen helmut dieter heinz karl friedrich gerhard olaf horst
    jean pierre michel francois jacques nicolas emmanuel laurent bernard philippe alain marc giuseppe giovanni antonio
    mario luigi francesco matteo silvio sergio enrico jose juan carlos luis jorge pedro manuel miguel francisco javier
    diego fernando rafael pablo alvaro hugo evo rodrigo joao paulo luiz marcelo eduardo ricardo vladimir sergei sergey
    dmitry ivan alexei aleksandr andrei mikhail nikolai boris yuri viktor oleg igor pavel petro volodymyr vitali anatoly
    leonid gennady jan janusz lech andrzej tomasz piotr krzysztof jaroslaw vaclav milos zoltan viktor ferenc laszlo ion
    nicolae traian slobodan zoran goran milan ivo aleksandar kostas giorgos nikos dimitris alexis recep mehmet mustafa
    ahmet abdullah ali hassan hussein mohammed mohamed muhammad mahmoud ahmed omar khaled khalid ibrahim yusuf youssef
    saeed saddam bashar hosni tariq faisal salman nasser reza javad hamid ashraf hamed karim rashid amir jamal walid
    imran nawaz asif pervez zia narendra rajiv manmohan rahul amit arun sanjay rajesh suresh ravi vijay anil ashok
    mahinda ranil joko susilo prabowo rodrigo ferdinand benigno hiroshi shinzo taro junichiro kenji takashi yoshihide
    kofi kwame nelson jacob cyril robert thabo desmond goodluck muhammadu olusegun emeka chinedu kwesi uhuru mwai raila
    yoweri samuel joseph laurent felix moussa mamadou ousmane abdoulaye idriss seydou amadou blaise olivier erik lars
    anders magnus olof jens per nils bjorn sven mikael juha pekka antti matti petteri ole rasmus willem pieter johan
    geert rutger bart guy herman david moshe yitzhak ariel ehud shimon avigdor benny yair yossi gilad levi
    """
)

FEMALE = word_set(
    """
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
    kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen
    amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet
    catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith
    megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean alice
    hillary condoleezza madeleine theresa nicola yvette priti jacinda julia julie gillian penny kamala nikki samantha
    angela ursula annegret heike sabine petra monika claudia birgit brigitte renate annalena franziska segolene marine
    christine simone nathalie valerie sylvie isabelle florence francoise martine anne giorgia federica laura emma elena
    silvia francesca chiara paola dilma cristina michelle eva isabel keiko veronica mireya rosa carmen pilar dolores
    mercedes ana lucia gabriela sofia beatriz marta ines luisa fernanda marina olga tatiana irina svetlana natalia
    natalya yulia ekaterina elena ksenia ludmila galina nadezhda vera valentina oksana yana maia dalia grazyna beata ewa
    malgorzata agnieszka katarzyna joanna zuzana kolinda vesna jadranka ivana milena snezana maia salome nino ilir
    fatima aisha khadija zainab maryam leila layla noor nadia hanan samira amina salma asma hoda mona rania dina yasmin
    shirin nasrin masoumeh zahra azadeh tansu meral emine ayse fatma elif benazir hina maleeha sherry malala sonia
    indira pratibha sushma nirmala mamata smriti mayawati kiran priya sunita anjali lakshmi chandrika sheikh hasina
    khaleda megawati sri corazon gloria leni imelda yuriko sanae makiko tomomi akie yoko yingluck aung geun tsai
    ellen joyce winnie graca ngozi grace wangari phumzile nkosazana lindiwe asha fawzia aminata catherine samba
    mette helle margrethe ingrid erna siv gro solveig astrid birgitta margot magdalena annika sanna tarja mari kaja
    kersti vigdis johanna katrin golda tzipi ayelet miri shelly orly merav
    """
) - {"jean", "sheikh"}
