"""Every address of the pages. Nouns, one thing each."""

from django.urls import path, re_path

from afterword.web.calendar import calendar_page
from afterword.web.check import check_page
from afterword.web.insight import insight_page
from afterword.web.interviews import corrections, debrief_page, import_page, new_page, suggestions
from afterword.web.letters import letter_page, versions_page
from afterword.web.look import look_page
from afterword.web.model import model_fields_page, wording_page
from afterword.web.offline import app_pages
from afterword.web.people import people_page, person_page
from afterword.web.processes import message_page, process_pages
from afterword.web.sandbox import sandbox_page
from afterword.web.search import search_page
from afterword.web.settings import (
    access_page,
    calendar_source_page,
    mailbox_page,
    model_page,
    notices_page,
    own_data_page,
    profile_page,
)
from afterword.web.sign_in import sign_in_page
from afterword.web.styleguide import styleguide_page
from afterword.web.today import today_page

_INTERVIEW = "interviews/<int:interview_id>"
_STATIC = r"^static/(?:[0-9a-f]{10}/)?(?P<path>[a-z]+/[a-z0-9-]+\.[a-z]+)$"

urlpatterns = [
    path("", today_page.show, name="today"),
    path("import", import_page.take_file, name="import"),
    path("interviews/new", new_page.new, name="new-interview"),
    path(_INTERVIEW, debrief_page.show, name="interview"),
    path(f"{_INTERVIEW}/details", corrections.details, name="interview-details"),
    path(f"{_INTERVIEW}/role", corrections.role, name="interview-role"),
    path(f"{_INTERVIEW}/confirm", corrections.confirm_guess, name="confirm-guess"),
    path(f"{_INTERVIEW}/people", corrections.add, name="add-person"),
    path(f"{_INTERVIEW}/people/<int:person_id>/out", corrections.leave, name="leave-out"),
    path(f"{_INTERVIEW}/people/<int:person_id>/no-letter", corrections.no_letter, name="no-letter"),
    path(f"{_INTERVIEW}/people/<int:person_id>", corrections.person, name="correct-person"),
    path(f"{_INTERVIEW}/notes/<int:person_id>", debrief_page.save, name="save-note"),
    path(f"{_INTERVIEW}/notes/<int:person_id>/offer", suggestions.offer, name="offer"),
    path(f"{_INTERVIEW}/notes/<int:person_id>/take", suggestions.take, name="take-offer"),
    path(f"{_INTERVIEW}/notes/<int:person_id>/model", model_fields_page.page, name="model-fields"),
    path("letters/<int:letter_id>/wording", wording_page.page, name="wording"),
    path("settings/model", model_page.model_help, name="model-help"),
    path(f"{_INTERVIEW}/notes", debrief_page.save_whole, name="save-interview-notes"),
    path(f"{_INTERVIEW}/versions/<int:version_id>", debrief_page.settle, name="settle-note"),
    path(f"{_INTERVIEW}/talk/<int:version_id>", debrief_page.settle_talk, name="settle-whole"),
    path(f"{_INTERVIEW}/letters", debrief_page.finish, name="finish-debrief"),
    path("letters/<int:letter_id>", letter_page.letter, name="letter"),
    path("letters/<int:letter_id>/versions", versions_page.versions, name="letter-versions"),
    path("letters/<int:letter_id>/message", letter_page.message, name="letter-message"),
    path("processes/", process_pages.processes, name="processes"),
    path("processes/<int:process_id>", process_pages.process, name="process"),
    path("messages/<int:message_id>", message_page.message, name="message"),
    path("people/", people_page.people, name="people"),
    path("people/<int:person_id>", person_page.person, name="person"),
    path("calendar/", calendar_page.calendar, name="calendar"),
    path("calendar/feed/<str:key>.ics", calendar_page.feed, name="calendar-feed"),
    path("search", search_page.found, name="search"),
    path("insight/", insight_page.insight, name="insight"),
    path("settings/", profile_page.profile, name="settings"),
    path("settings/mailbox", mailbox_page.mailbox, name="mailbox"),
    path("settings/mail", mailbox_page.moved),
    path("settings/mailbox/access", access_page.access, name="access"),
    path("settings/mailbox/access/back", access_page.come_back, name="access-back"),
    path("settings/calendar", calendar_source_page.calendar_source, name="calendar-source"),
    path("look/", look_page.first_look, name="look"),
    path("look/progress", look_page.progress, name="look-progress"),
    path("settings/notices", notices_page.notices, name="notices"),
    path("settings/etiquette", profile_page.etiquette, name="etiquette"),
    path("settings/data", own_data_page.own_data, name="own-data"),
    path("sandbox", sandbox_page.page, name="sandbox"),
    path("sandbox/progress", sandbox_page.progress, name="sandbox-progress"),
    path("sandbox/enter", sandbox_page.enter, name="sandbox-enter"),
    path("check", check_page.check, name="check"),
    path("styleguide", styleguide_page.styleguide, name="styleguide"),
    path("manifest.webmanifest", app_pages.manifest, name="manifest"),
    path("service-worker.js", app_pages.service_worker, name="service-worker"),
    path("offline", app_pages.offline, name="offline"),
    path("offline/near", app_pages.near, name="near"),
    path("debrief", app_pages.latest_debrief, name="latest-debrief"),
    re_path(_STATIC, app_pages.static_moved, name="static-moved"),
    path("sign-in", sign_in_page.come_in, name="sign-in"),
    path("sign-out", sign_in_page.go_out, name="sign-out"),
    path("invitation/<str:key>", sign_in_page.invitation, name="invitation"),
]

handler404 = "afterword.web.serving.failing.not_found"
handler500 = "afterword.web.serving.failing.failed"
