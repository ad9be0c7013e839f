"""Every address of the pages. Nouns, one thing each."""

from django.urls import path

from afterword.web.letter_urls import urlpatterns as letter_pages
from afterword.web.views import corrections, debriefs, imports, interviews, today

urlpatterns = [
    path("", today.show, name="today"),
    path("import", imports.take_file, name="import"),
    path("interviews/new", interviews.new, name="new-interview"),
    path("interviews/<int:interview_id>", debriefs.show, name="interview"),
    path("interviews/<int:interview_id>/details", corrections.details, name="interview-details"),
    path("interviews/<int:interview_id>/confirm", corrections.confirm_guess, name="confirm-guess"),
    path("interviews/<int:interview_id>/people", corrections.add, name="add-person"),
    path("interviews/<int:interview_id>/people/<int:person_id>/out", corrections.leave, name="leave-out"),
    path(
        "interviews/<int:interview_id>/people/<int:person_id>",
        corrections.person,
        name="correct-person",
    ),
    path("interviews/<int:interview_id>/notes/<int:person_id>", debriefs.save, name="save-note"),
    path("interviews/<int:interview_id>/notes", debriefs.save_whole, name="save-interview-notes"),
    path("interviews/<int:interview_id>/versions/<int:version_id>", debriefs.settle, name="settle-note"),
    path("interviews/<int:interview_id>/letters", debriefs.finish, name="finish-debrief"),
    *letter_pages,
]
