"""Addresses of the athletes app."""

from django.urls import path

from athletes.views import attachments, groups, messages, notes, people, races, shoes, tasks, zones

urlpatterns = [
    path("groups/", groups.groups, name="groups"),
    path("groups/new/", groups.group_new, name="group_new"),
    path("groups/<uuid:public_id>/", groups.group_edit, name="group_edit"),
    path("groups/<uuid:public_id>/remove/", groups.group_remove, name="group_remove"),
    path("athletes/new/", people.athlete_new, name="athlete_new"),
    path("athletes/<uuid:public_id>/profile/", people.athlete_profile, name="athlete_profile"),
    path("athletes/<uuid:public_id>/invite/", people.athlete_invite, name="athlete_invite"),
    path("athletes/<uuid:public_id>/zones/", zones.zones_edit, name="zones_edit"),
    path("athletes/<uuid:public_id>/messages/", messages.message_new, name="message_new"),
    path("athletes/<uuid:public_id>/races/new/", races.race_new, name="race_new"),
    path("races/<uuid:public_id>/", races.race_edit, name="race_edit"),
    path("races/<uuid:public_id>/delete/", races.race_delete, name="race_delete"),
    path("races/<uuid:public_id>/restore/", races.race_restore, name="race_restore"),
    path("athletes/<uuid:public_id>/shoes/new/", shoes.shoe_new, name="shoe_new"),
    path("shoes/<uuid:public_id>/", shoes.shoe_edit, name="shoe_edit"),
    path("shoes/<uuid:public_id>/delete/", shoes.shoe_delete, name="shoe_delete"),
    path("shoes/<uuid:public_id>/restore/", shoes.shoe_restore, name="shoe_restore"),
    path("athletes/<uuid:public_id>/notes/new/", notes.note_new, name="note_new"),
    path("notes/<uuid:public_id>/", notes.note_edit, name="note_edit"),
    path("notes/<uuid:public_id>/put-back/", notes.note_put_back, name="note_put_back"),
    path("notes/<uuid:public_id>/remove/", notes.note_remove, name="note_remove"),
    path("notes/<uuid:public_id>/restore/", notes.note_restore, name="note_restore"),
    path("notes/<uuid:public_id>/attach/", attachments.attachment_add, name="attachment_add"),
    path("attachments/<uuid:public_id>/", attachments.attachment_file, name="attachment_file"),
    path("attachments/<uuid:public_id>/remove/", attachments.attachment_remove, name="attachment_remove"),
    path("attachments/<uuid:public_id>/restore/", attachments.attachment_restore, name="attachment_restore"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/new/", tasks.task_new, name="task_new"),
    path("tasks/<uuid:public_id>/", tasks.task_edit, name="task_edit"),
    path("tasks/<uuid:public_id>/done/", tasks.task_done, name="task_done"),
    path("tasks/<uuid:public_id>/reopen/", tasks.task_reopen, name="task_reopen"),
    path("tasks/<uuid:public_id>/put-back/", tasks.task_put_back, name="task_put_back"),
    path("tasks/<uuid:public_id>/remove/", tasks.task_remove, name="task_remove"),
    path("tasks/<uuid:public_id>/restore/", tasks.task_restore, name="task_restore"),
    path("me/", people.me, name="me"),
]
