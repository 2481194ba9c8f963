"""Addresses of the search."""

from django.urls import path

from cms.search_page import views

urlpatterns = [
    path("search/", views.results, name="search"),
    path("search/suggest/", views.suggest, name="search-suggest"),
]
