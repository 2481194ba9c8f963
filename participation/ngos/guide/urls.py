"""The address of the guide."""

from django.urls import path

from participation.ngos.guide.views import index

app_name = "ngo_guide"
urlpatterns = [path("ngos/apply/", index, name="index")]
