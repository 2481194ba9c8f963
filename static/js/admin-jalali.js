/*
 * The Jalali calendar of the admin.
 *
 * Every date input carries data-controller="jalali" and is a plain text box that the server reads
 * in any written form. This script only adds a button that opens a month to choose from.
 * The arithmetic is the 33-year cycle, the same that the server's calendar follows.
 */
(() => {
  const { gettext } = window;
  const MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split(" ");
  const DAYS = ["شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه"];
  const persian = (value) => String(value).replace(/[0-9]/g, (d) => "۰۱۲۳۴۵۶۷۸۹"[d]);
  const latin = (text) =>
    text.replace(/[۰-۹٠-٩]/g, (d) => String(d.charCodeAt(0) & 15));
  const pad = (number) => persian(String(number).padStart(2, "0"));

  const isLeap = (year) => (25 * year + 11) % 33 < 8;
  const monthLength = (year, month) => {
    if (month < 7) return 31;
    return month < 12 || isLeap(year) ? 30 : 29;
  };
  /** Days since the calendar began: two dates a week apart differ by seven. */
  const dayNumber = ({ year, month, day }) =>
    365 * (year - 1) + Math.floor((8 * year + 21) / 33) +
    (month < 8 ? 31 * (month - 1) : 186 + 30 * (month - 7)) + day;
  const weekday = (date) => (dayNumber(date) + 4) % 7;
  const sameDay = (a, b) => Boolean(a && b) && dayNumber(a) === dayNumber(b);

  const addMonths = ({ year, month, day }, count) => {
    const index = Math.max(12, year * 12 + month - 1 + count);
    const to = { year: Math.floor(index / 12), month: (index % 12) + 1 };
    return { ...to, day: Math.min(day, monthLength(to.year, to.month)) };
  };
  const addDays = (date, count) => {
    let { year, month, day } = { ...date, day: date.day + count };
    while (day < 1) {
      ({ year, month } = addMonths({ year, month, day: 1 }, -1));
      day += monthLength(year, month);
    }
    while (day > monthLength(year, month)) {
      day -= monthLength(year, month);
      ({ year, month } = addMonths({ year, month, day: 1 }, 1));
    }
    return { year, month, day };
  };

  /** Now in the office's time zone, as the wall clock and calendar there show it. */
  const now = () => {
    const parts = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", {
      timeZone: "Asia/Tehran", year: "numeric", month: "numeric", day: "numeric",
      hour: "numeric", minute: "numeric", hourCycle: "h23",
    }).formatToParts(new Date());
    return Object.fromEntries(parts.map(({ type, value }) => [type, parseInt(value, 10)]));
  };

  /** Read what is in the box, as far as a calendar needs it; the server reads much more. */
  const parse = (text) => {
    const plain = latin(text).replace(/[\u200c\u200e\u200f]/g, "");
    const clock = plain.match(/(\d{1,2}):(\d{2})/);
    const time = clock ? { hour: Number(clock[1]), minute: Number(clock[2]) } : {};
    const digits = plain.match(/(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})/);
    const words = plain.match(/(\d{1,2})\s*(\S+)\s*(\d{4})/);
    let date = null;
    if (digits) date = { year: +digits[1], month: +digits[2], day: +digits[3] };
    else if (words) date = { year: +words[3], month: MONTHS.indexOf(words[2]) + 1, day: +words[1] };
    const real = date && date.year > 0 && date.year < 1700 && date.month > 0 && date.month < 13 &&
      date.day > 0 && date.day <= monthLength(date.year, date.month);
    return { date: real ? date : null, ...time };
  };

  const element = (tag, properties = {}, ...children) => {
    const { attributes = {}, ...rest } = properties;
    const made = Object.assign(document.createElement(tag), rest);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...children);
    return made;
  };

  const icon = (name) =>
    `<svg class="icon" aria-hidden="true"><use href="#icon-${name}"></use></svg>`;

  class JalaliController extends window.StimulusModule.Controller {
    static values = { time: Boolean };

    connect() {
      if (this.element.disabled || this.element.readOnly || this.opener) return;
      this.opener = element("button", {
        type: "button", className: "jalali-open", innerHTML: icon("calendar-alt"),
        onclick: () => this.toggle(),
        attributes: { "aria-label": gettext("Choose from the calendar"), "aria-haspopup": "dialog" },
      });
      const box = element("div", { className: "jalali-box" });
      this.element.before(box);
      box.append(this.element, this.opener);
    }

    disconnect() {
      if (this.element.isConnected) return; // only moved, into its frame or with its form
      this.panel?.remove();
      this.panel = null;
    }

    toggle() {
      if (this.panel?.matches(":popover-open")) this.panel.hidePopover();
      else this.open();
    }

    open() {
      const read = parse(this.element.value);
      const { year, month, day, hour } = now();
      this.chosen = read.date;
      this.shown = read.date || { year, month, day };
      if (!this.panel) this.build();
      if (this.timeValue) {
        this.hour.value = read.hour ?? hour;
        this.minute.value = read.minute ?? 0;
      }
      this.draw();
      this.panel.showPopover();
      this.place();
      this.focusDay();
    }

    build() {
      // The admin mirrors its arrows from right to left: the left one points to what is before.
      const step = (label, mark, months) => element("button", {
        type: "button", innerHTML: mark.split(" ").map(icon).join(""), attributes: { "aria-label": label },
        onclick: () => { this.shown = addMonths(this.shown, months); this.draw(); },
      });
      this.heading = element("span", { className: "jalali__month", attributes: { "aria-live": "polite" } });
      this.grid = element("tbody");
      this.panel = element(
        "div",
        {
          className: "jalali", popover: "auto",
          attributes: { role: "dialog", "aria-label": gettext("Calendar"), dir: "rtl", lang: "fa" },
          onkeydown: (event) => this.key(event),
        },
        element("div", { className: "jalali__head" },
          step(gettext("Previous year"), "arrow-left arrow-left", -12), step(gettext("Previous month"), "arrow-left", -1), this.heading,
          step(gettext("Next month"), "arrow-right", 1), step(gettext("Next year"), "arrow-right arrow-right", 12)),
        element("table", { attributes: { role: "grid" } },
          element("thead", {}, element("tr", {}, ...DAYS.map((name) =>
            element("th", { scope: "col", abbr: name, textContent: name[0] })))),
          this.grid),
        this.timeValue ? this.buildTime() : "",
        element("div", { className: "jalali__foot" },
          this.action(gettext("Today"), () => this.choose(now())),
          this.action(gettext("Clear"), () => { this.write(""); this.close(); }),
          this.timeValue ? this.action(gettext("Done"), () => {
            this.choose(this.chosen || this.shown);
            this.close();
          }) : ""),
      );
      this.opener.after(this.panel);
    }

    buildTime() {
      const select = (label, count) => element("select", {
        attributes: { "aria-label": label },
        onchange: (event) => { event.stopPropagation(); this.choose(this.chosen || this.shown); },
      }, ...Array.from({ length: count }, (_, value) => new Option(pad(value), value)));
      this.hour = select(gettext("Hour"), 24);
      this.minute = select(gettext("Minute"), 60);
      return element("div", { className: "jalali__time" },
        element("span", { textContent: gettext("Hour") }), this.hour, ":", this.minute);
    }

    action(label, onclick) {
      return element("button", { type: "button", className: "button button-small button-secondary", textContent: label, onclick });
    }

    draw() {
      const { year, month } = this.shown;
      const today = now();
      this.heading.textContent = `${MONTHS[month - 1]} ${persian(year)}`;
      const cells = Array.from({ length: weekday({ year, month, day: 1 }) }, () => element("td"));
      for (let day = 1; day <= monthLength(year, month); day += 1) {
        const date = { year, month, day };
        const button = element("button", {
          type: "button", textContent: persian(day), tabIndex: sameDay(date, this.shown) ? 0 : -1,
          onclick: () => this.choose(date),
          attributes: { "aria-label": `${DAYS[weekday(date)]} ${persian(day)} ${MONTHS[month - 1]} ${persian(year)}` },
        });
        if (sameDay(date, today)) button.setAttribute("aria-current", "date");
        cells.push(element("td", {
          attributes: { role: "gridcell", "aria-selected": String(sameDay(date, this.chosen)) },
        }, button));
      }
      while (cells.length % 7) cells.push(element("td"));
      const rows = Array.from({ length: cells.length / 7 }, (_, row) =>
        element("tr", {}, ...cells.slice(row * 7, row * 7 + 7)));
      this.grid.replaceChildren(...rows);
    }

    /** Put the month under its box, or above it where the window ends. */
    place() {
      const box = this.element.getBoundingClientRect();
      const { offsetHeight: height, offsetWidth: width } = this.panel;
      const below = box.bottom + 4;
      const top = below + height > window.innerHeight ? Math.max(4, box.top - height - 4) : below;
      const left = Math.min(Math.max(4, box.right - width), window.innerWidth - width - 4);
      Object.assign(this.panel.style, { top: `${top}px`, left: `${left}px` });
    }

    focusDay() {
      this.grid.querySelector('button[tabindex="0"]')?.focus();
    }

    key(event) {
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        this.close();
        return;
      }
      if (!this.grid.contains(event.target)) return;
      const column = weekday(this.shown);
      const moves = {
        ArrowLeft: () => addDays(this.shown, 1),
        ArrowRight: () => addDays(this.shown, -1),
        ArrowDown: () => addDays(this.shown, 7),
        ArrowUp: () => addDays(this.shown, -7),
        Home: () => addDays(this.shown, -column),
        End: () => addDays(this.shown, 6 - column),
        PageDown: () => addMonths(this.shown, event.shiftKey ? 12 : 1),
        PageUp: () => addMonths(this.shown, event.shiftKey ? -12 : -1),
      };
      if (!moves[event.key]) return;
      event.preventDefault();
      this.shown = moves[event.key]();
      this.draw();
      this.focusDay();
    }

    choose({ year, month, day }) {
      this.chosen = { year, month, day };
      this.shown = this.chosen;
      const date = `${persian(year)}/${pad(month)}/${pad(day)}`;
      this.write(this.timeValue ? `${date} ${pad(this.hour.value)}:${pad(this.minute.value)}` : date);
      this.draw();
      if (!this.timeValue) this.close();
      else if (this.panel.contains(document.activeElement) === false) this.focusDay();
    }

    write(value) {
      this.element.value = value;
      ["input", "change"].forEach((name) =>
        this.element.dispatchEvent(new Event(name, { bubbles: true })));
    }

    close() {
      this.panel.hidePopover();
      this.element.focus();
    }
  }

  window.wagtail.app.register("jalali", JalaliController);

  // Comments ask the browser for its own language; in this admin, dates are Persian in every browser.
  const { DateTimeFormat } = Intl;
  Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
    construct: (target, [locales, options]) =>
      locales?.length
        ? new target(locales, options)
        : new target(document.documentElement.lang, { timeZone: "Asia/Tehran", ...options }),
  });
})();
