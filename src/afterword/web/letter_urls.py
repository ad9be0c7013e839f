"""Addresses of letters, processes, people, settings and the check of any letter."""

from django.urls import URLPattern, path

from afterword.web import check, letters, mailbox, messages_read, own_data_page, people, processes, profile

urlpatterns: list[URLPattern] = [
    path("letters/<int:letter_id>", letters.letter, name="letter"),
    path("letters/<int:letter_id>/message", letters.message, name="letter-message"),
    path("processes/", processes.processes, name="processes"),
    path("processes/<int:process_id>", processes.process, name="process"),
    path("messages/<int:message_id>", messages_read.message, name="message"),
    path("people/<int:person_id>", people.person, name="person"),
    path("settings/", profile.profile, name="settings"),
    path("settings/mailbox", mailbox.mailbox, name="mailbox"),
    path("settings/mail", mailbox.moved),
    path("settings/etiquette", profile.etiquette, name="etiquette"),
    path("settings/data", own_data_page.own_data, name="own-data"),
    path("check", check.check, name="check"),
]
