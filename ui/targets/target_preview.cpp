#include "ui/targets/target_preview.h"

#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableWidget>
#include <QVBoxLayout>

#include "report/charts.h"
#include "report/figures.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/drawing_view.h"
#include "ui/widgets/list_table.h"

namespace kijun::ui {
namespace {

QString fromTo(const QString& before, const QString& after) {
  return before == after ? after : text("target.from_to", before, after);
}

QString figure(const Figure& value) {
  return toQt(shown(value));
}

void put(QTableWidget& table, int row, int column, const QString& words,
         Qt::Alignment side = Qt::AlignLeft) {
  auto* cell = new QTableWidgetItem(words);
  cell->setToolTip(words);
  cell->setTextAlignment(side | Qt::AlignVCenter);
  table.setItem(row, column, cell);
}

}  // namespace

TargetPreview::TargetPreview(WorkspaceModel& workspace, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      summary_(new QLabel(this)),
      radar_(new DrawingView(this)),
      tabs_(new QTabBar(this)),
      pages_(new QStackedWidget(this)),
      items_(makeTable("targetChanges",
                       {KIJUN_TEXT("target.column.item"), KIJUN_TEXT("target.column.title"),
                        KIJUN_TEXT("target.column.now"), KIJUN_TEXT("target.column.change")})),
      sections_(makeTable("targetSections",
                          {KIJUN_TEXT("target.column.section"), KIJUN_TEXT("target.column.changed"),
                           KIJUN_TEXT("target.column.target"), KIJUN_TEXT("target.column.gaps"),
                           KIJUN_TEXT("target.column.priority")})) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(8));
  summary_->setObjectName(QStringLiteral("targetSummary"));
  summary_->setWordWrap(true);
  column->addWidget(summary_);
  radar_->setObjectName(QStringLiteral("targetRadar"));
  radar_->setMinimumHeight(px(220));
  column->addWidget(radar_, 3);
  tabs_->setObjectName(QStringLiteral("targetTabs"));
  tabs_->setProperty("look", "page");
  tabs_->setDrawBase(false);
  tabs_->setExpanding(false);
  tabs_->setAccessibleName(text("target.changes"));
  tabs_->addTab(text("target.tab.items"));
  tabs_->addTab(text("target.tab.sections"));
  column->addWidget(tabs_);
  items_->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
  sections_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  pages_->addWidget(items_);
  pages_->addWidget(sections_);
  column->addWidget(pages_, 2);
  connect(tabs_, &QTabBar::currentChanged, pages_, &QStackedWidget::setCurrentIndex);
  connect(radar_, &DrawingView::resized, this, &TargetPreview::draw);
  onLookChange(this, [this] { draw(); });
  connect(items_, &QTableWidget::activated, this, [this](const QModelIndex& index) {
    Q_EMIT itemWanted(items_->item(index.row(), 0)->text());
  });
}

QTableWidget* TargetPreview::makeTable(const char* name,
                                       const std::vector<std::string_view>& heads) {
  auto* table = new QTableWidget(0, static_cast<int>(heads.size()), this);
  table->setObjectName(QLatin1String(name));
  table->setAccessibleName(text("target.changes"));
  QStringList words;
  for (const auto& head : heads) words += text(head);
  table->setHorizontalHeaderLabels(words);
  asList(*table);
  table->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
  table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  return table;
}

void TargetPreview::show(TargetComparison comparison, const QString& otherName) {
  comparison_ = std::move(comparison);
  otherName_ = otherName;
  const auto& all = comparison_->overall;
  const int changed = static_cast<int>(comparison_->changes.size());
  const auto figures =
      text("target.summary.figures", fromTo(figure(all.before.target), figure(all.after.target)),
           fromTo(QString::number(all.before.gaps), QString::number(all.after.gaps)),
           fromTo(figure(all.before.priority), figure(all.after.priority)));
  summary_->setText((changed == 0 ? text("target.summary.none", otherName)
                                  : text("target.summary.changes", changed, otherName,
                                         comparison_->raised, comparison_->lowered)) +
                    u'\n' + figures);
  showItems();
  showSections();
  tabs_->setTabText(0, text("target.tab.items_count", changed));
  draw();
}

void TargetPreview::showItems() {
  const auto& catalog = workspace_.catalog();
  items_->setRowCount(static_cast<int>(comparison_->changes.size()));
  for (int row = 0; row < items_->rowCount(); ++row) {
    const auto& change = comparison_->changes[static_cast<std::size_t>(row)];
    const auto& item = catalog.items()[change.item];
    put(*items_, row, 0, toQt(item.id));
    put(*items_, row, 1, inLanguage(item.title));
    put(*items_, row, 2, toQt(shownLevel(comparison_->after.items[change.item].level)),
        Qt::AlignHCenter);
    put(*items_, row, 3,
        text("target.from_to", toQt(shownLevel(change.before)), QString::number(change.after)),
        Qt::AlignHCenter);
  }
}

void TargetPreview::showSections() {
  const auto& catalog = workspace_.catalog();
  std::vector<const TargetGroup*> touched;
  for (const auto& group : comparison_->sections) {
    if (group.changed > 0) touched.push_back(&group);
  }
  sections_->setRowCount(static_cast<int>(touched.size()));
  for (int row = 0; row < sections_->rowCount(); ++row) {
    const auto& group = *touched[static_cast<std::size_t>(row)];
    const auto* section = catalog.section(group.id);
    put(*sections_, row, 0, text("ui.pair", toQt(group.id), inLanguage(section->title)));
    put(*sections_, row, 1, QString::number(group.changed), Qt::AlignRight);
    put(*sections_, row, 2, fromTo(figure(group.before.target), figure(group.after.target)),
        Qt::AlignRight);
    put(*sections_, row, 3,
        fromTo(QString::number(group.before.gaps), QString::number(group.after.gaps)),
        Qt::AlignRight);
    put(*sections_, row, 4, fromTo(figure(group.before.priority), figure(group.after.priority)),
        Qt::AlignRight);
  }
}

void TargetPreview::draw() {
  if (!comparison_ || radar_->width() < 1) return;
  radar_->setDrawing(targetRadar(
      comparison_->after, comparison_->before, fromQt(otherName_), workspace_.catalog(), language(),
      {static_cast<double>(radar_->width()), static_cast<double>(radar_->height())}));
}

}  // namespace kijun::ui
