#include "ui/pages/history/filter_bar.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/day_edit.h"
#include "workspace/table_words.h"

namespace kijun::ui::history {
namespace {

constexpr int kTypingPause = 200;  // milliseconds

// The first instant of the day where the workspace stands.
Instant startOf(Date day, int offsetMinutes) {
  const auto days = day.days().time_since_epoch().count();
  return Instant((std::int64_t{days} * 1440 - offsetMinutes) * 60'000);
}

void choose(QComboBox* combo, const QString& id) {
  combo->setCurrentIndex(std::max(0, combo->findData(id)));
}

std::string chosen(const QComboBox* combo) {
  return fromQt(combo->currentData().toString());
}

}  // namespace

FilterBar::FilterBar(int offsetMinutes, QWidget* parent)
    : QWidget(parent), offsetMinutes_(offsetMinutes), pause_(new QTimer(this)) {
  setProperty("look", "bar");
  setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(16), px(10), px(16), px(10));
  column->setSpacing(px(8));
  auto* above = new QHBoxLayout;
  above->setSpacing(px(8));
  words_ = new QLineEdit(this);
  words_->setClearButtonEnabled(true);
  retextProperty(words_, "placeholderText", KIJUN_TEXT("historypage.words"));
  retextProperty(words_, "accessibleName", KIJUN_TEXT("historypage.words"));
  above->addWidget(words_, 1);
  const auto day = [&](std::string_view nameId) {
    auto* name = new QLabel(this);
    retext(name, nameId);
    auto* edit = new DayEdit(this);
    edit->setMaximumWidth(px(150));
    onLanguageChange(edit, [edit, id = std::string(nameId)] {
      edit->setName(rendered(Message{id, {}}));
    });
    above->addWidget(name);
    above->addWidget(edit);
    connect(edit, &DayEdit::changed, this, [this, edit] {
      if (edit->isSound()) Q_EMIT changed();
    });
    return edit;
  };
  from_ = day(KIJUN_TEXT("historypage.from"));
  until_ = day(KIJUN_TEXT("historypage.until"));
  column->addLayout(above);
  auto* below = new QHBoxLayout;
  below->setSpacing(px(8));
  person_ = addCombo(KIJUN_TEXT("historypage.person"));
  role_ = addCombo(KIJUN_TEXT("historypage.role"));
  group_ = addCombo(KIJUN_TEXT("historypage.group"));
  table_ = addCombo(KIJUN_TEXT("historypage.table"));
  for (QComboBox* combo : {person_, role_, group_, table_}) below->addWidget(combo);
  below->addStretch(1);
  clear_ = new QPushButton(this);
  clear_->setProperty("look", "link");
  retext(clear_, "historypage.clear");
  below->addWidget(clear_);
  column->addLayout(below);
  connect(clear_, &QPushButton::clicked, this, [this] {
    clear();
    words_->setFocus();
  });
  pause_->setSingleShot(true);
  pause_->setInterval(kTypingPause);
  connect(pause_, &QTimer::timeout, this, &FilterBar::changed);
  connect(words_, &QLineEdit::textChanged, pause_, qOverload<>(&QTimer::start));
  onLanguageChange(this, [this] { fill(); });
}

QComboBox* FilterBar::addCombo(std::string_view nameId) {
  auto* combo = new QComboBox(this);
  retextProperty(combo, "accessibleName", nameId);
  combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  combo->setMaximumWidth(px(240));
  connect(combo, &QComboBox::currentIndexChanged, this, &FilterBar::changed);
  return combo;
}

void FilterBar::setAuthors(std::vector<HistoryAuthor> authors) {
  authors_ = std::move(authors);
  fill();
}

void FilterBar::fill() {
  const auto refill = [&](QComboBox* combo, const QString& all, auto add) {
    const QSignalBlocker quiet(combo);
    const QString was = combo->currentData().toString();
    combo->clear();
    combo->addItem(all, QString());
    add();
    choose(combo, was);
  };
  refill(person_, text("historypage.person.all"), [&] {
    for (const auto& author : authors_) {
      person_->addItem(toQt(author.name),
                       toQt(author.person.empty() ? author.name : author.person));
    }
  });
  refill(role_, text("historypage.role.all"), [&] {
    for (const auto role :
         {kijun::Role::Assessor, kijun::Role::Respondent, kijun::Role::Approver,
          kijun::Role::Auditor, kijun::Role::Executive, kijun::Role::Administrator}) {
      role_->addItem(rendered(Message{roleTextId(role), {}}), toQt(idOf(role)));
    }
  });
  refill(group_, text("historypage.group.all"), [&] {
    for (const auto& group : entryGroups()) group_->addItem(text(group.textId), toQt(group.id));
  });
  refill(table_, text("historypage.table.all"), [&] {
    for (const auto table : historyTables()) {
      table_->addItem(text(tableTextId(table)), toQt(table));
    }
  });
}

HistoryFilter FilterBar::filter() const {
  HistoryFilter filter;
  filter.text = fromQt(words_->text().trimmed());
  filter.person = chosen(person_);
  filter.role = roleFromId(chosen(role_));
  filter.group = chosen(group_);
  filter.table = chosen(table_);
  if (const auto day = from_->day()) filter.from = startOf(*day, offsetMinutes_);
  if (const auto day = until_->day()) filter.until = startOf(day->plusDays(1), offsetMinutes_);
  return filter;
}

bool FilterBar::isEmpty() const {
  return words_->text().trimmed().isEmpty() && person_->currentIndex() <= 0 &&
         role_->currentIndex() <= 0 && group_->currentIndex() <= 0 && table_->currentIndex() <= 0 &&
         !from_->day() && !until_->day();
}

void FilterBar::clear() {
  {
    const QSignalBlocker quiet(this);
    words_->clear();
    for (QComboBox* combo : {person_, role_, group_, table_}) combo->setCurrentIndex(0);
    from_->setDay({});
    until_->setDay({});
    pause_->stop();
  }
  Q_EMIT changed();
}

void FilterBar::focusWords() {
  words_->setFocus(Qt::ShortcutFocusReason);
  words_->selectAll();
}

}  // namespace kijun::ui::history
