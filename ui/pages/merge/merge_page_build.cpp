// How the merge page is put together.
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTextEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/pages/merge/merge_page.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/progress_line.h"

namespace kijun::ui::merge {
namespace {

constexpr double kRunningWidth = 480;
constexpr double kConflictsHeight = 170;

}  // namespace

QWidget* MergePage::makeEmpty() {
  auto* empty =
      new EmptyState("merge", KIJUN_TEXT("mergepage.page"), KIJUN_TEXT("mergepage.words"), this);
  empty->setAction(KIJUN_TEXT("mergepage.choose"), [this] { chooseFile(); });
  return empty;
}

QWidget* MergePage::makeRunning() {
  auto* around = new QWidget(this);
  auto* column = new QVBoxLayout(around);
  doing_ = new QLabel(around);
  setFace(doing_, Face::Question);
  auto* row = new QHBoxLayout;
  progress_ = new ProgressLine(around);
  retextProperty(progress_, "accessibleName", KIJUN_TEXT("mergepage.progress"));
  share_ = new QLabel(around);
  share_->setProperty("look", "muted");
  cancel_ = new QPushButton(around);
  retext(cancel_, "mergepage.cancel");
  row->addWidget(progress_, 1);
  row->addWidget(share_);
  row->addWidget(cancel_);
  column->addStretch();
  column->addWidget(doing_, 0, Qt::AlignHCenter);
  auto* line = new QWidget(around);
  line->setLayout(row);
  column->addWidget(line, 0, Qt::AlignHCenter);
  column->addStretch(2);
  onLookChange(around, [this, line] {
    line->setFixedWidth(px(kRunningWidth));
    share_->setMinimumWidth(px(40));
  });
  return around;
}

MergePage::Side MergePage::makeSide(QWidget* parent, std::string_view textId) {
  Side side;
  side.by = new QLabel(parent);
  side.by->setProperty("look", "muted");
  side.value = new QTextEdit(parent);
  side.value->setReadOnly(true);
  side.value->setTabChangesFocus(true);
  retextProperty(side.value, "accessibleName", textId);
  side.choose = new QPushButton(parent);
  return side;
}

QWidget* MergePage::makeConflicts(QWidget* parent) {
  auto* around = new QWidget(parent);
  auto* column = new QVBoxLayout(around);
  column->setContentsMargins(0, 0, 0, 0);
  auto* words = new QLabel(around);
  words->setWordWrap(true);
  words->setProperty("look", "muted");
  retext(words, "mergepage.conflicts.words");
  table_ = new QTableView(around);
  table_->setModel(&model_);
  asList(*table_);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setWordWrap(false);
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  table_->horizontalHeader()->setSectionResizeMode(ConflictModel::Chosen,
                                                   QHeaderView::ResizeToContents);
  retextProperty(table_, "accessibleName", KIJUN_TEXT("mergepage.conflicts"));
  before_ = new QLabel(around);
  before_->setWordWrap(true);
  mine_ = makeSide(around, KIJUN_TEXT("merge.mine"));
  theirs_ = makeSide(around, KIJUN_TEXT("merge.theirs"));
  retext(mine_.choose, "mergepage.choose_mine");
  retext(theirs_.choose, "mergepage.choose_theirs");
  both_ = new QPushButton(around);
  retext(both_, "mergepage.choose_both");

  auto* sides = new QHBoxLayout;
  for (const auto* side : {&mine_, &theirs_}) {
    auto* half = new QVBoxLayout;
    auto* heading = new QLabel(around);
    setFace(heading, Face::Strong);
    retext(heading, side == &mine_ ? "merge.mine" : "merge.theirs");
    auto* top = new QHBoxLayout;
    top->addWidget(heading);
    top->addWidget(side->by, 1);
    half->addLayout(top);
    half->addWidget(side->value, 1);
    half->addWidget(side->choose, 0, Qt::AlignLeft);
    sides->addLayout(half, 1);
  }
  column->addWidget(words);
  column->addWidget(table_, 2);
  column->addWidget(before_);
  column->addLayout(sides, 2);
  column->addWidget(both_, 0, Qt::AlignHCenter);
  onLookChange(around, [this, column, sides] {
    column->setSpacing(px(8));
    sides->setSpacing(px(16));
    table_->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
  });
  return around;
}

QWidget* MergePage::makeReady() {
  auto* around = new QWidget(this);
  auto* column = new QVBoxLayout(around);
  auto* heading = new QLabel(around);
  setFace(heading, Face::Title);
  retext(heading, "mergepage.page");
  summary_ = new QLabel(around);
  summary_->setWordWrap(true);
  incoming_ = new QTreeWidget(around);
  incoming_->setRootIsDecorated(false);
  incoming_->setUniformRowHeights(true);
  incoming_->setColumnCount(3);
  incoming_->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
  incoming_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  retextProperty(incoming_, "accessibleName", KIJUN_TEXT("mergepage.incoming"));
  conflicts_ = makeConflicts(around);

  auto* last = new QHBoxLayout;
  remaining_ = new QLabel(around);
  setFace(remaining_, Face::Strong);
  merge_ = new QPushButton(around);
  merge_->setProperty("look", "primary");
  merge_->setEnabled(false);
  retext(merge_, "mergepage.merge");
  leave_ = new QPushButton(around);
  retext(leave_, "mergepage.leave");
  last->addWidget(remaining_, 1);
  last->addWidget(leave_);
  last->addWidget(merge_);

  column->addWidget(heading);
  column->addWidget(summary_);
  column->addWidget(incoming_, 1);
  column->addWidget(conflicts_, 3);
  column->addLayout(last);
  onLookChange(around, [this, column] {
    column->setContentsMargins(px(20), px(16), px(20), px(16));
    column->setSpacing(px(10));
    incoming_->setMinimumHeight(px(80));
    conflicts_->setMinimumHeight(px(kConflictsHeight));
  });
  return around;
}

}  // namespace kijun::ui::merge
