#include "ui/registers/row_history.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <atomic>

#include "base/error.h"
#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/pages/history/history_model.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"

namespace kijun::ui::registers {

RowHistory::RowHistory(Shell& shell, WorkspaceModel& workspace, QWidget* parent)
    : QWidget(parent), shell_(shell), workspace_(workspace) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(6));
  scroll_ = new QScrollArea(this);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setFocusPolicy(Qt::NoFocus);
  retextProperty(scroll_, "accessibleName", KIJUN_TEXT("rowpanel.history"));
  auto* body = new QWidget(scroll_);
  body->setProperty("look", "scrolled");
  auto* inner = new QVBoxLayout(body);
  inner->setContentsMargins(0, 0, px(8), 0);
  entries_ = new QVBoxLayout;
  entries_->setSpacing(px(10));
  inner->addLayout(entries_);
  inner->addStretch(1);
  scroll_->setWidget(body);
  column->addWidget(scroll_, 1);
  all_ = new QPushButton(this);
  all_->setObjectName(QStringLiteral("rowHistoryAll"));
  all_->setProperty("look", "link");
  all_->setAutoDefault(false);
  retext(all_, "rowpanel.history.all");
  column->addWidget(all_, 0, Qt::AlignLeft);
  all_->hide();
  connect(all_, &QPushButton::clicked, this, [this] {
    if (!description_) return;
    shell_.goTo(QStringLiteral("history"),
                QStringLiteral("row:") + toQt(std::string(description_->id) + '/' + id_));
  });
  connect(&workspace_, &WorkspaceModel::saved, this, &RowHistory::reload);
  onLanguageChange(this, [this] { reload(); });
}

void RowHistory::showRow(const RecordDescription& description, const Id& id) {
  description_ = &description;
  id_ = id;
  reload();
}

void RowHistory::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (stale_) reload();
}

// Only what is seen is read.
void RowHistory::reload() {
  if (cancelled_) *cancelled_ = true;
  cancelled_.reset();
  const int round = ++round_;
  if (!description_ || id_.empty()) {
    adopt({});
    return;
  }
  stale_ = !isVisible();
  if (stale_) return;
  cancelled_ = std::make_shared<std::atomic<bool>>(false);
  constexpr std::size_t kMost = 100;
  inBackground(
      this,
      [session = workspace_.sessionPtr(), record = description_->id, id = id_,
       language = language(), flag = cancelled_] {
        return rowHistory(*session, record, id, language, kMost, [flag] { return flag->load(); });
      },
      [this, round](const RowHistoryRead& read) {
        if (round == round_) adopt(read);
      },
      [this, round](const std::exception_ptr& failure) {
        if (round != round_) return;
        ui::clear(*entries_);
        auto* words = new QLabel(failureInWords(failure, "Reading a row's history"), this);
        words->setWordWrap(true);
        words->setProperty("look", "bad");
        entries_->addWidget(words);
        Q_EMIT this->read();
      });
}

void RowHistory::adopt(const RowHistoryRead& read) {
  ui::clear(*entries_);
  for (const auto& entry : read.entries) entries_->addWidget(makeEntry(entry));
  const auto addWords = [&](const QString& words) {
    auto* label = new QLabel(words, this);
    label->setWordWrap(true);
    label->setProperty("look", "muted");
    entries_->addWidget(label);
  };
  if (read.untold > 0) addWords(text("rowpanel.history.untold", read.untold));
  if (read.entries.empty()) {
    addWords(id_.empty() ? text("rowpanel.none") : text("rowpanel.history.empty"));
  }
  all_->setVisible(!read.entries.empty());
  Q_EMIT this->read();
}

QWidget* RowHistory::makeEntry(const RowEntry& entry) {
  auto* holder = new QWidget(this);
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  const auto number = entry.line.entry.number;
  const auto& actor = entry.line.entry.actor;
  auto* who = new QPushButton(
      text("rowpanel.history.who",
           history::shownTime(entry.line.entry.at, workspace_.snapshot().offsetMinutes), actor.name,
           rendered(Message{roleTextId(actor.role), {}})),
      holder);
  who->setProperty("look", "link");
  who->setAutoDefault(false);
  who->setToolTip(text("rowpanel.history.open", number));
  connect(who, &QPushButton::clicked, this, [this, number] {
    shell_.goTo(QStringLiteral("history"), QStringLiteral("entry:%1").arg(number));
  });
  column->addWidget(who, 0, Qt::AlignLeft);
  QStringList lines{history::shownName(entry.line)};
  if (entry.deed != Deed::Added) lines.clear();
  if (entry.line.takenBack) lines.prepend(text("rowpanel.history.taken_back"));
  for (const auto& field : entry.fields) {
    lines << (entry.deed == Deed::Added
                  ? text("rowpanel.history.value", field.label, field.after)
                  : text("history.change", field.label, field.before, field.after));
  }
  if (lines.isEmpty()) lines << history::shownName(entry.line);
  auto* what = new QLabel(lines.join(u'\n'), holder);
  what->setWordWrap(true);
  what->setContentsMargins(px(4), 0, 0, 0);
  what->setTextInteractionFlags(Qt::TextSelectableByMouse);
  if (entry.line.takenBack) what->setProperty("look", "muted");
  column->addWidget(what);
  return holder;
}

}  // namespace kijun::ui::registers
