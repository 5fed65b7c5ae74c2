#include "ui/pages/assess/stipulation_section.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/pages/assess/flow_layout.h"
#include "ui/pages/assess/parts.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/record_dialog.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::assess {
namespace {

const QString kNewDocument = QStringLiteral("new");

// ① … ④ stand before a document's name, so that its class is seen without a legend.
QString classMark(const std::string& documentClass) {
  const int number = toQt(documentClass).toInt();
  return number >= 1 && number <= 9 ? QString(QChar(0x2460 + number - 1)) : QString();
}

}  // namespace

StipulationSection::StipulationSection(AnswerDesk& desk, QWidget* parent)
    : EditorSection(desk, parent) {
  auto* column = makeColumn(this, 6);
  choice_ = new SegmentedControl(this);
  open_ = makeTool(this, "chip");
  retext(open_, "assess.reference.open");
  auto* first = makeRow(column, 8);
  first->addWidget(makeRowLabel(this, KIJUN_TEXT("record.answer.stipulation")));
  first->addWidget(choice_, 1);
  first->addWidget(open_);

  auto* indented = makeRow(column, 0);
  indented->addSpacing(rowIndent());
  auto* right = new QVBoxLayout;
  right->setSpacing(px(4));
  indented->addLayout(right, 1);
  list_ = new QVBoxLayout;
  list_->setSpacing(px(4));
  right->addLayout(list_);

  adder_ = new QWidget(this);
  auto* row = new QHBoxLayout(adder_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(px(6));
  document_ = new QComboBox(adder_);
  document_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  document_->setMinimumContentsLength(8);
  retextProperty(document_, "accessibleName", KIJUN_TEXT("record.document"));
  clause_ = new QLineEdit(adder_);
  clause_->setMaximumWidth(px(110));
  retextProperty(clause_, "placeholderText", KIJUN_TEXT("assess.reference.clause"));
  retextProperty(clause_, "accessibleName", KIJUN_TEXT("assess.reference.clause"));
  auto* put = new QPushButton(adder_);
  retext(put, "assess.reference.add");
  row->addWidget(document_, 1);
  row->addWidget(clause_);
  row->addWidget(put);
  adder_->hide();
  right->addWidget(adder_);

  connect(choice_, &SegmentedControl::chosenByUser, this, [this](const QString& id) {
    this->desk().setStipulation(index(), stipulationFromId(fromQt(id)));
  });
  connect(open_, &QToolButton::clicked, this, [this] {
    adder_->setVisible(!adder_->isVisible());
    if (!adder_->isVisible()) return;
    fillDocuments();
    document_->setFocus();
  });
  connect(document_, &QComboBox::activated, this, [this] {
    if (document_->currentData().toString() == kNewDocument) makeDocument();
  });
  connect(clause_, &QLineEdit::returnPressed, this, &StipulationSection::add);
  connect(put, &QPushButton::clicked, this, &StipulationSection::add);
}

void StipulationSection::moved() {
  adder_->hide();
  clause_->clear();
}

QString StipulationSection::nameOf(const Id& id) const {
  const Document* document = desk().workspace().snapshot().document(id);
  return document ? classMark(document->documentClass) + toQt(document->title)
                  : text("assess.reference.gone");
}

void StipulationSection::refresh() {
  choice_->setSegments({
      {QStringLiteral("none"),
       QStringLiteral("○ ") + text("record.answer.stipulation.none"),
       {},
       {},
       {}},
      {QStringLiteral("partial"),
       QStringLiteral("◐ ") + text("record.answer.stipulation.partial"),
       {},
       {},
       {}},
      {QStringLiteral("full"),
       QStringLiteral("● ") + text("record.answer.stipulation.full"),
       {},
       {},
       {}},
  });
  for (const auto& choice : desk().catalog().stipulations()) {
    if (auto* button = choice_->button(toQt(choice.id))) {
      button->setToolTip(inLanguage(choice.note));
      button->setAccessibleName(inLanguage(choice.label));
    }
  }
  const auto stipulation = desk().shownStipulation(index());
  const bool inScope = desk().shownApplicability(index()) == Applicability::Applicable;
  choice_->setChosen(stipulation && inScope ? toQt(idOf(*stipulation)) : QString());
  choice_->setReadOnly(!mayAnswer());
  choice_->setEnabled(inScope);
  open_->setEnabled(mayAnswer() && inScope);
  const auto answer = desk().shownAnswer(index());
  showReferences(answer ? answer->references : std::vector<DocumentReference>());
}

void StipulationSection::showReferences(const std::vector<DocumentReference>& references) {
  // A clause that is being typed keeps its field.
  const bool typing = list_->parentWidget() && focusWidget() && focusWidget()->hasFocus() &&
                      focusWidget()->property("clause").isValid();
  if (typing && references == shown_) return;
  shown_ = references;
  clear(*list_);
  for (std::size_t i = 0; i < shown_.size(); ++i) list_->addWidget(referenceRow(i));
}

QWidget* StipulationSection::referenceRow(std::size_t place) {
  const DocumentReference& reference = shown_[place];
  auto* holder = new QWidget(this);
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(px(6));
  auto* name = new ElidedLabel(nameOf(reference.document), holder);
  auto* clause = new QLineEdit(toQt(reference.clause), holder);
  clause->setProperty("clause", true);
  clause->setMaximumWidth(px(110));
  clause->setReadOnly(!mayAnswer());
  clause->setPlaceholderText(text("assess.reference.clause"));
  clause->setAccessibleName(text("assess.reference.clauseOf", name->text()));
  auto* remove = makeTool(holder);
  remove->setText(QStringLiteral("×"));
  remove->setEnabled(mayAnswer());
  remove->setToolTip(text("assess.reference.remove", name->text()));
  remove->setAccessibleName(remove->toolTip());
  row->addWidget(name, 1);
  row->addWidget(clause);
  row->addWidget(remove);
  connect(clause, &QLineEdit::editingFinished, this, [this, clause, place] {
    if (place >= shown_.size() || toQt(shown_[place].clause) == clause->text()) return;
    auto references = shown_;
    references[place].clause = fromQt(clause->text());
    put(std::move(references));
  });
  connect(remove, &QToolButton::clicked, this, [this, place] {
    if (place >= shown_.size()) return;
    auto references = shown_;
    references.erase(references.begin() + static_cast<std::ptrdiff_t>(place));
    put(std::move(references));
  });
  return holder;
}

void StipulationSection::fillDocuments() {
  const QString chosen = document_->currentData().toString();
  document_->clear();
  for (const auto& document : desk().workspace().snapshot().documents) {
    document_->addItem(nameOf(document.id), toQt(document.id));
  }
  document_->addItem(text("assess.reference.new"), kNewDocument);
  const int at = document_->findData(chosen);
  if (at >= 0) document_->setCurrentIndex(at);
}

void StipulationSection::add() {
  const Id document = fromQt(document_->currentData().toString());
  if (document == fromQt(kNewDocument)) {
    makeDocument();
    return;
  }
  auto references = shown_;
  references.push_back({document, fromQt(clause_->text().trimmed())});
  clause_->clear();
  adder_->hide();
  put(std::move(references));
}

void StipulationSection::makeDocument() {
  RecordDialog dialog(desk().workspace(), documentType().description, this);
  dialog.beginNew();
  ask::run(dialog);
  fillDocuments();
  const Id made = dialog.current();
  const int at = document_->findData(toQt(made));
  document_->setCurrentIndex(made.empty() || at < 0 ? 0 : at);
  clause_->setFocus();
}

void StipulationSection::put(std::vector<DocumentReference> references) {
  desk().setReferences(index(), std::move(references));
}

}  // namespace kijun::ui::assess
