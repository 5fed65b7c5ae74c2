#include "ui/pages/assess/stipulation_section.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/assess/item_list_model.h"
#include "ui/pages/assess/parts.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/record_dialog.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::assess {
namespace {

const QString kNewDocument = QStringLiteral("new");

// ① … ④, as the guideline counts the classes of documents.
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

  below_ = new QWidget(this);
  auto* indented = new QHBoxLayout(below_);
  indented->setContentsMargins(0, 0, 0, 0);
  indented->setSpacing(px(8));
  indented->addWidget(makeIndent(below_));
  column->addWidget(below_);
  auto* right = new QVBoxLayout;
  right->setSpacing(px(4));
  indented->addLayout(right, 1);
  list_ = new QVBoxLayout;
  list_->setSpacing(px(4));
  right->addLayout(list_);

  adder_ = new QWidget(below_);
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
    adder_->setVisible(adder_->isHidden());
    showBelow();
    if (adder_->isHidden()) return;
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
  if (!document) return text("assess.reference.gone");
  const auto& classes = desk().catalog().documentClasses();
  const auto found = std::ranges::find(classes, document->documentClass, &Choice::id);
  if (found == classes.end()) return toQt(document->title);
  return text("assess.reference.named", document->title, classMark(found->id),
              inLanguage(found->label));
}

void StipulationSection::refresh() {
  choice_->setSegments(stipulationSegments());
  const auto stipulation = desk().shownStipulation(index());
  const bool inScope = desk().shownApplicability(index()) == Applicability::Applicable;
  choice_->setChosen(stipulation && inScope ? toQt(idOf(*stipulation)) : QString());
  choice_->setReadOnly(!mayAnswer(), whyNot());
  choice_->setEnabled(inScope);
  open_->setVisible(mayAnswer());
  open_->setEnabled(inScope);
  if (!mayAnswer()) adder_->hide();
  std::vector<DocumentReference> references;
  for (const auto& answer : desk().answersBehind(index())) {
    for (const auto& reference : answer.references) {
      if (std::ranges::find(references, reference) == references.end()) {
        references.push_back(reference);
      }
    }
  }
  showReferences(references);
}

std::vector<Segment> StipulationSection::stipulationSegments() const {
  struct Shape {
    std::string_view id;
    const char16_t* mark;
  };
  static constexpr Shape kShapes[] = {{"none", u"○ "}, {"partial", u"◐ "}, {"full", u"● "}};
  std::vector<Segment> segments;
  for (const auto& choice : desk().catalog().stipulations()) {
    const auto shape = std::ranges::find(kShapes, choice.id, &Shape::id);
    const auto value = stipulationFromId(choice.id);
    if (shape == std::end(kShapes) || !value) continue;
    segments.push_back({toQt(choice.id),
                        QString::fromUtf16(shape->mark) + stipulationWords(value),
                        inLanguage(choice.label),
                        inLanguage(choice.note),
                        {}});
  }
  return segments;
}

void StipulationSection::showReferences(const std::vector<DocumentReference>& references) {
  // A clause that is being typed keeps its field.
  const bool typing = list_->parentWidget() && focusWidget() && focusWidget()->hasFocus() &&
                      focusWidget()->property("clause").isValid();
  showBelow();
  if (typing && references == shown_) return;
  shown_ = references;
  clear(*list_);
  for (std::size_t i = 0; i < shown_.size(); ++i) list_->addWidget(referenceRow(i));
  showBelow();
}

void StipulationSection::showBelow() {
  below_->setVisible(!shown_.empty() || !adder_->isHidden());
}

QWidget* StipulationSection::referenceRow(std::size_t place) {
  const DocumentReference& reference = shown_[place];
  auto* holder = new QWidget(below_);
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(px(6));
  auto* name = new ElidedLabel(nameOf(reference.document), holder);
  row->addWidget(name, 1);
  if (!mayAnswer()) {
    auto* written = makeLabel(holder, "muted", false);
    written->setText(toQt(reference.clause));
    row->addWidget(written);
    return holder;
  }
  auto* clause = new QLineEdit(toQt(reference.clause), holder);
  clause->setProperty("clause", true);
  clause->setMaximumWidth(px(110));
  clause->setPlaceholderText(text("assess.reference.clause"));
  clause->setAccessibleName(text("assess.reference.clauseOf", name->text()));
  auto* remove = makeTool(holder);
  remove->setText(QStringLiteral("×"));
  remove->setToolTip(text("assess.reference.remove", name->text()));
  remove->setAccessibleName(remove->toolTip());
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
  open_->setFocus(Qt::OtherFocusReason);
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
