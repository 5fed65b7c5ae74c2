#include "ui/pages/assess/history_section.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/assess/background.h"
#include "ui/pages/assess/item_list_model.h"
#include "ui/pages/assess/parts.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "workspace/table_words.h"

namespace kijun::ui::assess {
namespace {

constexpr std::size_t kLongestWords = 60;

std::string nameIn(const Snapshot& snapshot, std::string_view record, const Id& id) {
  if (record == "department") {
    const auto* department = snapshot.department(id);
    return department ? department->name : std::string();
  }
  if (record == "person") {
    const auto* person = snapshot.person(id);
    return person ? person->name : std::string();
  }
  const auto* document = record == "document" ? snapshot.document(id) : nullptr;
  return document ? document->title : std::string();
}

}  // namespace

QString changeInWords(const FieldChange& change, const Snapshot& snapshot) {
  const bool tick = change.record == "answer_tick";
  const Field* field = fieldOf(change.record, tick ? "value" : std::string_view(change.field));
  if (!field) return {};
  const ValueWords words{
      [&](std::string_view record, const Id& id) { return nameIn(snapshot, record, id); },
      kLongestWords};
  return text("assess.history.change",
              tick ? text("assess.history.checkpoint", change.field) : text(field->textId),
              inWords(field, change.before, language(), words),
              inWords(field, change.after, language(), words));
}

HistorySection::HistorySection(AnswerDesk& desk, QWidget* parent) : EditorSection(desk, parent) {
  auto* column = makeColumn(this, 0);
  fold_ = new Fold(KIJUN_TEXT("assess.history"), this);
  column->addWidget(fold_);
  rows_ = new QVBoxLayout;
  rows_->setSpacing(px(8));
  fold_->body()->addLayout(rows_);
  connect(fold_, &Fold::toggled, this, [this](bool open) {
    if (open) read();
  });
}

void HistorySection::moved() {
  clear(*rows_);
}

void HistorySection::refresh() {
  if (fold_->isOpen()) read();
}

void HistorySection::read() {
  const int asking = ++asked_;
  inBackground(
      this,
      [session = desk().workspace().sessionPtr(), keys = desk().keysBehind(index())] {
        std::vector<HistoryEntry> all;
        for (const auto& key : keys) {
          auto some = session->historyOf(key);
          all.insert(all.end(), std::make_move_iterator(some.begin()),
                     std::make_move_iterator(some.end()));
        }
        std::ranges::sort(all, std::ranges::greater(),
                          [](const HistoryEntry& entry) { return entry.entry.number; });
        return all;
      },
      [this, asking](const std::vector<HistoryEntry>& entries) {
        if (asking == asked_) show(entries);
      });
}

void HistorySection::show(const std::vector<HistoryEntry>& entries) {
  clear(*rows_);
  const auto& snapshot = desk().workspace().snapshot();
  for (const auto& [entry, changes] : entries) {
    QStringList words;
    for (const auto& change : changes) {
      const QString line = changeInWords(change, snapshot);
      if (!line.isEmpty()) words << line;
    }
    if (words.isEmpty()) words << rendered(entry.name);
    auto* holder = new QWidget(this);
    auto* column = makeColumn(holder, 0);
    auto* who = makeLabel(holder, "muted");
    setFace(who, Face::Small);
    QString head =
        text("assess.history.who", shownInstant(entry.at, snapshot.offsetMinutes), entry.actor.name,
             rendered(Message{"record.role." + std::string(idOf(entry.actor.role)), {}}));
    if (entry.kind == EntryKind::Undo) head += u' ' + text("assess.history.undo");
    if (entry.kind == EntryKind::Redo) head += u' ' + text("assess.history.redo");
    who->setText(head);
    auto* what = makeLabel(holder);
    what->setText(words.join(u'\n'));
    what->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(who);
    column->addWidget(what);
    rows_->addWidget(holder);
  }
  if (entries.empty()) {
    auto* empty = makeLabel(this, "muted");
    empty->setText(text("assess.history.empty"));
    rows_->addWidget(empty);
  }
}

}  // namespace kijun::ui::assess
