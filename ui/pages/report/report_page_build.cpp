// How the report page is put together.
#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeWidget>

#include "ui/pages/report/report_page.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::report {
namespace {

constexpr double kFormWidth = 420;

void addRow(QFormLayout* form, std::string_view textId, QWidget* field) {
  auto* label = new QLabel(field->parentWidget());
  retext(label, textId);
  label->setBuddy(field);
  retextProperty(field, "accessibleName", textId);
  form->addRow(label, field);
}

}  // namespace

QWidget* ReportPage::makeForm() {
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  auto* pane = new QWidget;
  pane->setProperty("look", "scrolled");
  auto* column = new QVBoxLayout(pane);
  auto* heading = new QLabel(pane);
  setFace(heading, Face::Title);
  retext(heading, "reportpage.title");
  auto* words = new QLabel(pane);
  words->setProperty("look", "muted");
  words->setWordWrap(true);
  retext(words, "reportpage.words");
  column->addWidget(heading);
  column->addWidget(words);

  auto* form = new QFormLayout;
  form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->setRowWrapPolicy(QFormLayout::WrapLongRows);
  kind_ = new QComboBox(pane);
  format_ = new SegmentedControl(pane, Clearing::Refused);
  language_ = new SegmentedControl(pane, Clearing::Refused);
  cycle_ = new QComboBox(pane);
  asOf_ = new DayEdit(pane);
  asOfHint_ = new QLabel(pane);
  asOfHint_->setProperty("look", "bad");
  asOfHint_->setWordWrap(true);
  asOfHint_->hide();
  retext(asOfHint_, "reportpage.as_of.unsound");
  addRow(form, KIJUN_TEXT("reportpage.kind"), kind_);
  addRow(form, KIJUN_TEXT("reportpage.format"), format_);
  addRow(form, KIJUN_TEXT("reportpage.language"), language_);
  addRow(form, KIJUN_TEXT("reportpage.cycle"), cycle_);
  addRow(form, KIJUN_TEXT("reportpage.as_of"), asOf_);
  onLanguageChange(asOf_, [this] { asOf_->setName(text("reportpage.as_of")); });
  form->addRow(QString(), asOfHint_);
  column->addLayout(form);

  make_ = new QPushButton(pane);
  make_->setProperty("look", "primary");
  retext(make_, "reportpage.make");
  column->addWidget(make_, 0, Qt::AlignLeft);
  running_ = makeRunning();
  running_->hide();
  column->addWidget(running_);
  column->addStretch();
  scroll->setWidget(pane);
  onLookChange(scroll, [scroll, column, form] {
    column->setContentsMargins(px(20), px(16), px(20), px(16));
    column->setSpacing(px(12));
    form->setVerticalSpacing(px(10));
    form->setHorizontalSpacing(px(16));
    scroll->setFixedWidth(px(kFormWidth));
  });
  return scroll;
}

QWidget* ReportPage::makeRunning() {
  auto* running = new QWidget(this);
  auto* row = new QHBoxLayout(running);
  row->setContentsMargins(0, 0, 0, 0);
  progress_ = new ProgressLine(running);
  share_ = new QLabel(running);
  share_->setProperty("look", "muted");
  share_->setMinimumWidth(px(40));
  cancel_ = new QPushButton(running);
  retext(cancel_, "reportpage.cancel");
  retextProperty(progress_, "accessibleName", KIJUN_TEXT("reportpage.progress"));
  row->addWidget(progress_, 1);
  row->addWidget(share_);
  row->addWidget(cancel_);
  return running;
}

QWidget* ReportPage::makePreview() {
  auto* around = new QWidget(this);
  auto* outer = new QVBoxLayout(around);
  auto* card = new QFrame(around);
  card->setProperty("look", "card");
  auto* column = new QVBoxLayout(card);
  auto* heading = new QLabel(card);
  heading->setProperty("look", "muted");
  retext(heading, "reportpage.contents");
  title_ = new QLabel(card);
  title_->setWordWrap(true);
  setFace(title_, Face::Question);
  subject_ = new QLabel(card);
  subject_->setWordWrap(true);
  inside_ = new QLabel(card);
  inside_->setProperty("look", "muted");
  contents_ = new QTreeWidget(card);
  contents_->setHeaderHidden(true);
  contents_->setColumnCount(1);
  contents_->setRootIsDecorated(false);
  contents_->setItemsExpandable(false);
  contents_->setUniformRowHeights(true);
  contents_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  contents_->setSelectionMode(QAbstractItemView::NoSelection);
  retextProperty(contents_, "accessibleName", KIJUN_TEXT("reportpage.contents"));
  for (QWidget* part : {static_cast<QWidget*>(heading), static_cast<QWidget*>(title_),
                        static_cast<QWidget*>(subject_), static_cast<QWidget*>(inside_)}) {
    column->addWidget(part);
  }
  column->addWidget(contents_, 1);
  outer->addWidget(card);
  onLookChange(around, [outer, column] {
    outer->setContentsMargins(0, px(16), px(20), px(16));
    column->setContentsMargins(px(20), px(16), px(20), px(12));
    column->setSpacing(px(6));
  });
  return around;
}

}  // namespace kijun::ui::report
