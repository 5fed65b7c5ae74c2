#include "ui/pages/assess/history_section.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "base/text.h"
#include "ui/pages/assess/background.h"
#include "ui/pages/assess/flow_layout.h"
#include "ui/pages/assess/item_list_model.h"
#include "ui/pages/assess/parts.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::assess {
namespace {

constexpr std::size_t kLongestWords = 60;

QString nothing() {
  return QStringLiteral("–");
}

QString nameOf(std::string_view target, const Id& id, const Snapshot& snapshot) {
  if (target == "department") {
    const auto* department = snapshot.department(id);
    return department ? toQt(department->name) : nothing();
  }
  if (target == "person") {
    const auto* person = snapshot.person(id);
    return person ? toQt(person->name) : nothing();
  }
  const auto* document = snapshot.document(id);
  return document ? toQt(document->title) : nothing();
}

QString wordsOf(const Field& field, const Value& value, const Snapshot& snapshot) {
  if (isNull(value)) return nothing();
  const std::string words = textOf(value);
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    if (field.kind != FieldKind::YesNo) return QString::number(*number);
    return text(*number ? KIJUN_TEXT("assess.yes") : KIJUN_TEXT("assess.no"));
  }
  if (field.kind == FieldKind::Choice) {
    for (const auto& choice : field.choices) {
      if (choice.id == words) return rendered(Message{std::string(choice.textId), {}});
    }
  }
  if (field.kind == FieldKind::Reference) return nameOf(field.target, words, snapshot);
  return words.empty() ? nothing() : u'「' + toQt(shortened(words, kLongestWords)) + u'」';
}

// The fields of what belongs to an answer but has no field table of its own.
const Field* otherField(const FieldChange& change) {
  static const Field fields[] = {
      {"document",
       KIJUN_TEXT("record.answer_reference"),
       FieldKind::Reference,
       Need::Optional,
       {},
       "document"},
      {"clause", KIJUN_TEXT("assess.reference.clause"), FieldKind::Text},
      {"text", KIJUN_TEXT("record.answer_comment"), FieldKind::Text},
      {"done", KIJUN_TEXT("assess.comment.done"), FieldKind::YesNo},
      {"target", KIJUN_TEXT("record.cycle_item.target"), FieldKind::Level},
      {"weight", KIJUN_TEXT("record.cycle_item.weight"), FieldKind::Number},
      {"effort", KIJUN_TEXT("record.cycle_item.effort"), FieldKind::Text},
  };
  for (const auto& field : fields) {
    if (field.id == change.field) return &field;
  }
  return nullptr;
}

}  // namespace

QString changeInWords(const FieldChange& change, const Snapshot& snapshot) {
  if (change.record == "answer_tick") {
    return text("assess.history.change", text("assess.history.checkpoint", change.field),
                tickWords(tickFromId(textOf(change.before))),
                tickWords(tickFromId(textOf(change.after))));
  }
  const auto& description = answerDescription();
  const auto at = change.record == "answer" ? description.indexOf(change.field) : std::nullopt;
  const Field* field = at ? &description.fields[*at] : otherField(change);
  if (!field) return {};
  return text("assess.history.change", rendered(Message{std::string(field->textId), {}}),
              wordsOf(*field, change.before, snapshot), wordsOf(*field, change.after, snapshot));
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
