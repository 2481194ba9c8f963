"""A page with an upload field, mounted as apps mount it: whoever has the cookie has the draft."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template import engines
from django.urls import include, path

from config.urls import urlpatterns as site
from participation.common.files import files_of, register_file_purpose, remove_file
from participation.common.files.forms import receives_files, store_form_files
from participation.common.files.presenters import upload_field
from participation.common.files.responses import file_response
from participation.common.files.views import UploadPlace, upload_urls

PURPOSE = register_file_purpose("tried").name
PAGE = """{% extends "core/page.html" %}{% load static %}
{% block head %}<script type="module" src="{% static 'js/upload.js' %}"></script>{% endblock %}
{% block title %}مدارک{% endblock %}{% block heading %}مدارک{% endblock %}
{% block content %}<form method="post" enctype="multipart/form-data">{% csrf_token %}
{% include "common/includes/upload_field.html" with label="مدارک" %}
<button class="btn" name="go" value="1">ادامه</button></form>{% endblock %}"""


def place_of(request: HttpRequest, holder: str) -> UploadPlace | None:
    mine = request.COOKIES.get("draft") == holder
    return UploadPlace(PURPOSE, "draft", holder) if mine else None


@receives_files(PURPOSE)
def page(request: HttpRequest, holder: str) -> HttpResponseBase:
    if place_of(request, holder) is None:
        raise Http404
    if request.method == "POST":
        if "remove_file" in request.POST:
            remove_file(
                get_object_or_404(files_of("draft", holder), pk=request.POST["remove_file"])
            )
        store_form_files(
            purpose=PURPOSE,
            files=request.FILES.getlist("files"),
            holder_kind="draft",
            holder_id=holder,
        )
        return redirect(request.path + ("done/" if "go" in request.POST else ""))
    field = upload_field(
        purpose=PURPOSE, files=files_of("draft", holder), url=f"{request.path}files/"
    )
    return HttpResponse(engines["django"].from_string(PAGE).render({"field": field}, request))


def opened(request: HttpRequest, holder: str, file_id: uuid.UUID) -> HttpResponse:
    if place_of(request, holder) is None:
        raise Http404
    return file_response(get_object_or_404(files_of("draft", holder), pk=file_id))


def done(request: HttpRequest, holder: str) -> HttpResponse:
    names = [f"{file.name} {file.state}" for file in files_of("draft", holder)]
    return HttpResponse("\n".join(names), content_type="text/plain; charset=utf-8")


urlpatterns = [
    path("tried/<str:holder>/", page),
    path("tried/<str:holder>/done/", done),
    path("tried/<str:holder>/files/", include(upload_urls(place_of, name="tried"))),
    path("tried/<str:holder>/open/<uuid:file_id>/", opened),
    *site,
]
