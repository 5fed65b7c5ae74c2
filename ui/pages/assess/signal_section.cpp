#include "ui/pages/assess/signal_section.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/governance/signal_rows_dialog.h"
#include "ui/governance/signal_words.h"
#include "ui/pages/assess/parts.h"
#include "ui/shell/page.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/long_text.h"
#include "workspace/commands.h"

namespace kijun::ui::assess {
namespace {

const RecordDescription& notes() {
  return *findDescription("signal_note");
}

}  // namespace

SignalSection::SignalSection(AnswerDesk& desk, Shell& shell, QWidget* parent)
    : EditorSection(desk, parent), shell_(shell) {
  auto* column = makeColumn(this, 0);
  fold_ = new Fold(KIJUN_TEXT("signals.section"), this);
  column->addWidget(fold_);
  callout_ = new Callout(Callout::Tone::Warning, this);
  fold_->body()->addWidget(callout_);
  rows_ = new QVBoxLayout;
  rows_->setSpacing(px(12));
  fold_->body()->addLayout(rows_);
  connect(&desk.workspace(), &WorkspaceModel::structureChanged, this, &SignalSection::refresh);
  connect(&desk.workspace(), &WorkspaceModel::scoresChanged, this, &SignalSection::refresh);
  hide();
}

void SignalSection::moved() {
  shown_.reset();
}

std::vector<SignalReading> SignalSection::readings() const {
  std::vector<SignalReading> own;
  for (const auto& reading : readingsOf(desk().workspace().snapshot())) {
    if (reading.item == item().id) own.push_back(reading);
  }
  return own;
}

SignalSection::Look SignalSection::lookOf(const std::vector<SignalReading>& readings) const {
  const auto writing = commands::putRecord(notes(), {});
  Look look{item().id,
            language(),
            desk().refusalOf(writing) == AnswerDesk::Refusal::None,
            desk().score(index()).contradicted,
            {}};
  for (const auto& reading : readings) {
    look.readings.push_back({reading.text, reading.state, reading.threshold, reading.explanation});
  }
  return look;
}

void SignalSection::refresh() {
  if (index() >= desk().size()) return;
  const auto own = readings();
  auto look = lookOf(own);
  if (shown_ == look) return;
  shown_ = std::move(look);
  // Whoever types goes on typing where the same words are shown anew.
  QString typing;
  if (const auto* focused = qobject_cast<LongText*>(window()->focusWidget());
      focused && isAncestorOf(focused)) {
    typing = focused->objectName();
  }
  clear(*rows_);
  setVisible(!own.empty());
  fold_->setCount(static_cast<int>(own.size()));
  callout_->setVisible(shown_->contradicted);
  callout_->setWords(text("signals.contradicted.why", desk().catalog().scale().signalClaim));
  for (const auto& reading : own) rows_->addWidget(readingRow(reading, shown_->mayExplain));
  if (typing.isEmpty()) return;
  for (int i = 0; i < rows_->count(); ++i) {
    if (auto* edit = rows_->itemAt(i)->widget()->findChild<LongText*>(typing)) {
      edit->setFocus();
      edit->moveCursor(QTextCursor::End);
    }
  }
}

QWidget* SignalSection::readingRow(const SignalReading& reading, bool mayExplain) {
  auto* holder = new QWidget(this);
  holder->setObjectName(QStringLiteral("signal.") + toQt(reading.id));
  auto* column = makeColumn(holder, 4);
  auto* head = makeRow(column, 8);
  auto* mark = new QLabel(holder);
  onLookChange(mark, [mark, state = reading.state] {
    mark->setPixmap(iconPixmap(iconOf(state), inkOf(state), px(16), mark->devicePixelRatioF()));
  });
  head->addWidget(mark);
  auto* tag = new Tag(rendered(stateMessage(reading.state)), toneOf(reading.state), holder);
  head->addWidget(tag);
  auto* value = makeLabel(holder, "muted", false);
  setFace(value, Face::Small);
  value->setText(
      text("signals.value_against", valueWords(reading), boundWords(reading, reading.threshold)));
  if (reading.own) {
    value->setToolTip(
        text("signals.catalog_threshold", boundWords(reading, reading.catalogThreshold)) + u'\n' +
        toQt(reading.own->reason));
  }
  head->addWidget(value, 1);
  auto* sentence = makeLabel(holder);
  sentence->setText(inLanguage(reading.text));
  sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
  column->addWidget(sentence);
  const auto failing = reading.rows->failing.size();
  const auto all = failing + reading.rows->fulfilling.size();
  if (all > 0) {
    auto* line = makeRow(column, 0);
    auto* chip = new Chip(holder);
    chip->setObjectName(QStringLiteral("signalRows.") + toQt(reading.id));
    chip->setWords(failing > 0 ? text("signals.rows.failing", failing)
                               : text("signals.rows.fulfilling", all));
    connect(chip, &QToolButton::clicked, this,
            [this, reading] { showSignalRows(&shell_, desk().workspace(), reading, window()); });
    line->addWidget(chip);
    line->addStretch();
  }
  if (auto* words = explanationRow(reading, mayExplain)) column->addWidget(words);
  return holder;
}

// What agrees asks for no explanation; one that was given stays seen.
QWidget* SignalSection::explanationRow(const SignalReading& reading, bool mayExplain) {
  const auto& known = reading.explanation;
  if (!known && (!mayExplain || reading.state != SignalState::Disagrees)) return nullptr;
  auto* holder = new QWidget(this);
  auto* column = makeColumn(holder, 2);
  if (known) {
    auto* head = makeLabel(holder, "muted");
    setFace(head, Face::Small);
    const auto* person = desk().workspace().snapshot().person(known->person);
    head->setText(person ? text("signals.explained_by", known->onDay, person->name)
                         : text("signals.explained", known->onDay));
    column->addWidget(head);
  }
  if (!mayExplain) {
    auto* words = makeLabel(holder);
    words->setText(toQt(known->note));
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(words);
    return holder;
  }
  auto* edit = new LongText(holder);
  edit->setObjectName(QStringLiteral("explain.") + toQt(reading.id));
  edit->setAccessibleName(text("signals.explain"));
  edit->setPlaceholderText(text("signals.explain.placeholder"));
  const auto draft = typed_.find({reading.id, reading.item});
  edit->setPlainText(draft != typed_.end() ? draft->second : known ? toQt(known->note) : QString());
  column->addWidget(edit);
  connect(edit, &QPlainTextEdit::textChanged, this, [this, reading, edit] {
    typed_[{reading.id, reading.item}] = edit->toPlainText();
  });
  connect(edit, &LongText::left, this, [this, reading, edit] { explain(reading, *edit); });
  return holder;
}

// What was written today for this item is changed; anything older stays in the register, and the
// new words are a note of their own.
void SignalSection::explain(const SignalReading& reading, LongText& edit) {
  const auto words = edit.toPlainText().trimmed();
  const auto before = reading.explanation ? toQt(reading.explanation->note) : QString();
  const std::pair key{reading.id, reading.item};
  if (words == before || words.isEmpty()) {
    if (words.isEmpty() && !before.isEmpty()) edit.setPlainText(before);
    typed_.erase(key);
    return;
  }
  const auto& description = notes();
  Row row(description.fields.size() + 1);
  const auto put = [&](std::string_view field, Value value) {
    row[*description.indexOf(field) + 1] = std::move(value);
  };
  const auto day = today().iso();
  if (reading.explanation && reading.explanation->onDay == day &&
      reading.explanation->ofItemAlone) {
    row.front() = Value(reading.explanation->id);
  } else {
    row.front() = Value(std::string());
  }
  put("signal", Value(reading.id));
  put("note", Value(fromQt(words)));
  put("on_day", Value(day));
  const auto person = desk().workspace().actor().person;
  if (!person.empty()) put("person", Value(person));
  put("items", valueOfIds({reading.item}));
  desk().workspace().post(commands::putRecord(description, std::move(row)),
                          [self = QPointer(this), key](bool durable) {
                            if (self && durable) self->typed_.erase(key);
                          });
}

}  // namespace kijun::ui::assess
