// The whole script. Every page works without it; it saves at pauses, shows sentences live, takes dropped files
// and copies letters.
import { watchNotes } from "./notes.js";
import { watchLook } from "./look.js";
import { closeMenus } from "./menus.js";
import { offerCopies } from "./copying.js";
import { offerZone } from "./zone.js";
import { watchOffers } from "./offers.js";
import { takeDroppedFiles } from "./drop.js";
import { keepOffline } from "./offline.js";
import { offerNotices } from "./notices.js";

watchNotes(document);
watchOffers(document);
takeDroppedFiles(document);
offerCopies(document);
offerZone(document);
keepOffline(document);
offerNotices(document);
watchLook(document);
closeMenus(document);
