"""Names of running shoes, by which a log's notes mention them."""

import re

_MODELS = (
    r"ghost|glycerin|adrenaline|launch|hyperion|levitate|catamount|pegasus|vaporfly|alphafly|"
    r"vomero|invincible|streakfly|tempo next%|zoom fly|structure|infinity run|clifton|bondi|mach|"
    r"rincon|speedgoat|arahi|rocket x|cielo|kayano|nimbus|cumulus|novablast|superblast|magic speed|"
    r"metaspeed(?: sky| edge)?|gt-?\s?[12]000|adios pro|adios|boston|ultraboost|adizero|prime x|"
    r"takumi sen|supernova|endorphin(?: pro| speed| elite)?|kinvara|triumph|guide|saucony ride|"
    r"peregrine|wave rider|wave inspire|wave rebellion|rebel|beacon|fuelcell|fresh foam|"
    r"deviate(?: nitro)?|velocity nitro|magnify|cloudmonster|cloudflow|cloudrunner|torin|escalante|"
    r"lone peak|hierro|skyward"
)
SHOE = re.compile(
    rf"\b(?:(?:nike|brooks|hoka|asics|adidas|saucony|mizuno|new balance|nb|puma|on|altra)\s+)?(?:{_MODELS})\b"
    r"(?:\s*(?P<version>v?\d{1,2}(?:\.\d)?|elite|pro|max|plus)\b(?![:x]))?",
    re.IGNORECASE,
)
