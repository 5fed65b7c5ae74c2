#include "ui/pages/collect/return_detail.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/pages/collect/return_table.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::collect {
namespace {

constexpr std::size_t kWholeText = 100000;
const QString kLeave = QStringLiteral("leave"), kTake = QStringLiteral("take");

}  // namespace

ReturnDetail::ReturnDetail(CatalogPtr catalog, QWidget* parent)
    : QWidget(parent),
      catalog_(std::move(catalog)),
      question_(new QLabel(this)),
      hint_(new QLabel(this)),
      fields_(new QTreeWidget(this)),
      choice_(new SegmentedControl(this, Clearing::Refused)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, px(8), 0, 0);
  column->setSpacing(px(8));
  question_->setWordWrap(true);
  question_->setMinimumHeight(2 * question_->fontMetrics().lineSpacing());
  question_->setTextFormat(Qt::PlainText);
  question_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  column->addWidget(question_);
  fields_->setObjectName(QStringLiteral("returnFields"));
  fields_->setAccessibleName(text("collect.return.fields"));
  fields_->setRootIsDecorated(false);
  fields_->setWordWrap(true);
  fields_->setSelectionMode(QAbstractItemView::NoSelection);
  fields_->setHeaderLabels({text("registerwords.field"), text("collect.return.base"),
                            text("collect.return.mine"), text("collect.return.theirs")});
  fields_->header()->setStretchLastSection(false);
  fields_->header()->setSectionResizeMode(QHeaderView::Stretch);
  fields_->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
  fields_->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  column->addWidget(fields_, 1);
  auto* row = new QHBoxLayout;
  row->setSpacing(px(12));
  choice_->setObjectName(QStringLiteral("returnChoice"));
  choice_->setAccessibleName(text("collect.return.column.choice"));
  choice_->setSegments(
      {{kLeave, text("collect.return.leave.key"), text("collect.return.leave"), {}, {}},
       {kTake, text("collect.return.take.key"), text("collect.return.take"), {}, {}}});
  hint_->setProperty("look", "muted");
  hint_->setWordWrap(true);
  row->addWidget(choice_);
  row->addWidget(hint_, 1);
  column->addLayout(row);
  connect(choice_, &SegmentedControl::chosenByUser, this, [this](const QString& id) {
    Q_EMIT chosen(id == kTake ? ReturnChoice::Take : ReturnChoice::Leave);
  });
}

void ReturnDetail::show(const PlannedReturn* row, std::optional<ReturnChoice> choice,
                        bool decided) {
  fields_->clear();
  choice_->setVisible(row && choice);
  hint_->setVisible(row && choice);
  question_->setVisible(row);
  if (!row) return;
  const auto at = row->key ? catalog_->indexOf(row->key->item) : Catalog::npos;
  question_->setText(at == Catalog::npos ? toQt(row->item)
                                         : toQt(row->key->item) + u' ' +
                                               inLanguage(catalog_->items()[at].question));
  for (const auto& problem : row->problems) addLine(rendered(problem), true);
  for (const auto& field : row->fields) addField(field);
  for (const auto& comment : row->comments) {
    addLine(text("collect.return.comment", comment.text), false);
  }
  if (!row->pieces.empty()) addLine(text("collect.return.pieces", row->pieces.size()), false);
  if (row->submits) addLine(text("collect.return.submits"), false);
  if (!choice) return;
  const bool open = row->fate == ReturnFate::Conflict && !decided;
  choice_->setChosen(open ? QString() : *choice == ReturnChoice::Take ? kTake : kLeave);
  hint_->setText(open ? text("collect.return.hint.conflict") : text("collect.return.hint"));
}

void ReturnDetail::addField(const ReturnedField& field) {
  const auto shown = [&](const Value& value) { return valueWords(field.field, value, kWholeText); };
  auto* line = new QTreeWidgetItem(fields_, {fieldWords(field.field), shown(field.base),
                                             shown(field.mine), shown(field.theirs)});
  for (int column = 0; column < 4; ++column) {
    line->setToolTip(column, line->text(column));
    line->setTextAlignment(column, Qt::AlignLeft | Qt::AlignTop);
  }
  if (!field.conflict) return;
  line->setText(0, text("collect.return.field.conflict", fromQt(line->text(0))));
  for (const int column : {0, 2, 3}) line->setForeground(column, color(Ink::Warning));
}

void ReturnDetail::addLine(const QString& words, bool bad) {
  auto* line = new QTreeWidgetItem(fields_, {words});
  line->setFirstColumnSpanned(true);
  line->setToolTip(0, words);
  if (bad) line->setForeground(0, color(Ink::Bad));
}

}  // namespace kijun::ui::collect
