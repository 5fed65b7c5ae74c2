#include "ui/pages/assess/memo_section.h"

#include <QAbstractTextDocumentLayout>
#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QLabel>
#include <QTextBlock>
#include <QTextLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "base/search_text.h"
#include "ui/pages/assess/parts.h"
#include "ui/pages/assess/question_section.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::assess {
namespace {

constexpr int kFewestLines = 2;
constexpr int kMostLines = 6;

}  // namespace

MemoEdit::MemoEdit(QWidget* parent) : QPlainTextEdit(parent) {
  setTabChangesFocus(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  document()->setDocumentMargin(2);
  connect(this, &QPlainTextEdit::textChanged, this, [this] { updateGeometry(); });
}

int MemoEdit::lines() const {
  int count = 0;
  for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
    // Asking for its place lays the block out.
    document()->documentLayout()->blockBoundingRect(block);
    count += std::max(1, block.layout()->lineCount());
  }
  return count;
}

QSize MemoEdit::sizeHint() const {
  const int shown = std::clamp(lines(), kFewestLines, kMostLines);
  return {px(160), shown * fontMetrics().lineSpacing() + px(18)};
}

void MemoEdit::resizeEvent(QResizeEvent* event) {
  QPlainTextEdit::resizeEvent(event);
  updateGeometry();
}

void MemoEdit::focusOutEvent(QFocusEvent* event) {
  QPlainTextEdit::focusOutEvent(event);
  Q_EMIT composing(false);
  if (event->reason() != Qt::PopupFocusReason) Q_EMIT left();
}

void MemoEdit::inputMethodEvent(QInputMethodEvent* event) {
  Q_EMIT composing(!event->preeditString().isEmpty());
  QPlainTextEdit::inputMethodEvent(event);
}

MemoSection::MemoSection(AnswerDesk& desk, QWidget* parent)
    : EditorSection(desk, parent),
      keeper_(
          desk.workspace(),
          [this](const std::string&, const QString& words, std::function<void(bool)> done) {
            this->desk().setNote(key_, words, std::move(done));
          },
          this) {
  auto* column = makeColumn(this, 4);
  auto* head = makeRow(column, 8);
  auto* label = makeLabel(this, "muted", false);
  retext(label, "record.answer.note");
  status_ = makeLabel(this, "muted", false);
  setFace(status_, Face::Small);
  head->addWidget(label);
  head->addStretch();
  head->addWidget(status_);
  memo_ = new MemoEdit(this);
  label->setBuddy(memo_);
  retextProperty(memo_, "accessibleName", KIJUN_TEXT("record.answer.note"));
  retextProperty(memo_, "placeholderText", KIJUN_TEXT("assess.memo.placeholder"));
  column->addWidget(memo_);
  written_ = makeLabel(this);
  written_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  column->addWidget(written_);
  connect(memo_, &MemoEdit::textChanged, this, [this] {
    memo_->setExtraSelections({});
    if (showing_) return;
    keeper_.typed(draftKey("note", key_), memo_->toPlainText());
  });
  connect(memo_, &MemoEdit::composing, this, [this](bool on) { keeper_.setComposing(on); });
  connect(memo_, &MemoEdit::left, this, [this] { keeper_.finish(); });
  connect(&keeper_, &DraftKeeper::pendingChanged, this, [this](bool pending) {
    status_->setText(pending ? text("assess.memo.saving") : text("assess.memo.saved"));
  });
}

void MemoSection::moved() {
  keeper_.finish();
  memo_->setExtraSelections({});
  status_->clear();
}

void MemoSection::refresh() {
  const AnswerKey key = desk().key(index());
  if (key != key_) keeper_.finish();
  const bool other = key != key_;
  key_ = key;
  const auto answer = desk().shownAnswer(index());
  const QString note = answer ? toQt(answer->note) : QString();
  if (other || !keeper_.isDirty()) {
    if (memo_->toPlainText() != note) {
      showing_ = true;
      memo_->setPlainText(note);
      showing_ = false;
    }
  }
  const bool may = mayAnswer();
  memo_->setVisible(may);
  written_->setVisible(!may);
  if (!may) showWritten();
}

// What stands there, in words alone; of an item answered by unit under the name of each.
void MemoSection::showWritten() {
  const auto answers = desk().answersBehind(index());
  QStringList notes;
  for (const auto& answer : answers) {
    if (answer.note.empty()) continue;
    const Unit* unit = desk().workspace().cycle().unit(answer.key.unit);
    notes << (answers.size() > 1 && unit ? text("assess.memo.unit", unit->name, answer.note)
                                         : toQt(answer.note));
  }
  written_->setText(notes.isEmpty() ? text("assess.memo.none") : notes.join(u'\n'));
}

void MemoSection::mark(const QStringList& words) {
  std::vector<std::string> sought;
  for (const QString& word : words) sought.push_back(fromQt(word));
  const SearchText written(fromQt(memo_->toPlainText()));
  const std::string_view bytes = written.original();
  QList<QTextEdit::ExtraSelection> marks;
  for (const auto& [from, to] : written.find(sought)) {
    QTextEdit::ExtraSelection mark;
    mark.format.setBackground(color(Ink::Selection));
    mark.format.setForeground(color(Ink::Accent));
    mark.cursor = QTextCursor(memo_->document());
    const auto start = static_cast<int>(toQt(bytes.substr(0, from)).size());
    mark.cursor.setPosition(start);
    mark.cursor.setPosition(start + static_cast<int>(toQt(bytes.substr(from, to - from)).size()),
                            QTextCursor::KeepAnchor);
    marks << mark;
  }
  memo_->setExtraSelections(marks);
  if (marks.isEmpty()) return;
  auto cursor = marks.front().cursor;
  cursor.setPosition(cursor.selectionStart());
  memo_->setTextCursor(cursor);
  memo_->ensureCursorVisible();
}

void MemoSection::focusMemo() {
  if (!mayAnswer()) {
    Q_EMIT said(whyNot());
    return;
  }
  memo_->setFocus(Qt::ShortcutFocusReason);
  memo_->moveCursor(QTextCursor::End);
}

}  // namespace kijun::ui::assess
