// The code on a receipt leads here with the number behind a «#», which no server sees.
const number = decodeURIComponent(location.hash.slice(1));
const box = document.getElementById("id_number");
if (box && !box.value && /^[0-9۰-۹٠-٩-]{9,16}$/.test(number)) {
  box.value = number;
  history.replaceState(null, "", location.pathname);
  document.getElementById("id_key")?.focus();
}
