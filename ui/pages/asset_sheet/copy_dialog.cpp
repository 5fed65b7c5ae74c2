#include "ui/pages/asset_sheet/copy_dialog.h"

#include <QAbstractTableModel>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QTableView>
#include <QVBoxLayout>

#include "base/text.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/list_table.h"

namespace kijun::ui::asset_sheet {

// Asset, threat, levels before, levels after.
class CopyPreview : public QAbstractTableModel {
 public:
  CopyPreview(const Sheet& sheet, QObject* parent) : QAbstractTableModel(parent), sheet_(sheet) {}
  void setChanges(CellChanges changes) {
    beginResetModel();
    changes_ = std::move(changes);
    endResetModel();
  }
  std::size_t size() const { return changes_.size(); }
  int rowCount(const QModelIndex& parent = {}) const override {
    return parent.isValid() ? 0 : static_cast<int>(changes_.size());
  }
  int columnCount(const QModelIndex& parent = {}) const override {
    return parent.isValid() ? 0 : 4;
  }
  QVariant data(const QModelIndex& index, int role) const override {
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    const auto& [place, row] = changes_[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
      case 0:
        return toQt(sheet_.assets()[place.asset].name);
      case 1: {
        const auto& threat = sheet_.threats()[place.threat];
        return threat.label ? inLanguage(*threat.label) : toQt(threat.stored);
      }
      case 2:
        return levels(sheet_.row(place));
      default: {
        const bool sameLevels = levels(sheet_.row(place)) == levels(&*row);
        return sameLevels ? text("assetsheet.copy.measures", fromQt(levels(&*row))) : levels(&*row);
      }
    }
  }
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    static constexpr std::string_view kHeads[] = {
        KIJUN_TEXT("assetsheet.copy.asset"), KIJUN_TEXT("assetsheet.copy.threat"),
        KIJUN_TEXT("assetsheet.copy.before"), KIJUN_TEXT("assetsheet.copy.after")};
    return text(kHeads[section]);
  }

 private:
  static QString levels(const Row* row) {
    if (!row) return QStringLiteral("–");
    const RecordView view(cellDescription(), *row);
    const auto one = [&](std::string_view field) {
      const auto number = view.number(field);
      return number ? QString::number(*number) : QStringLiteral("–");
    };
    return one(kThreat) + u'/' + one(kCountermeasure);
  }
  const Sheet& sheet_;
  CellChanges changes_;
};

CopyDialog::CopyDialog(const Sheet& sheet, std::size_t from, QWidget* parent)
    : QDialog(parent), sheet_(sheet), from_(from) {
  setWindowTitle(text("assetsheet.copy.title", sheet.assets()[from].name));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(16), px(16), px(16), px(12));
  column->setSpacing(px(10));
  auto* about = new QLabel(text("assetsheet.copy.about"), this);
  about->setWordWrap(true);
  about->setProperty("look", "muted");
  column->addWidget(about);
  auto* row = new QHBoxLayout;
  row->setSpacing(px(16));
  row->addWidget(buildTargets());
  row->addWidget(buildPreview(), 1);
  column->addLayout(row, 1);
  auto* foot = new QHBoxLayout;
  foot->addStretch(1);
  auto* cancel = new QPushButton(text("ui.cancel"), this);
  cancel->setAutoDefault(false);
  apply_ = new QPushButton(this);
  apply_->setObjectName(QStringLiteral("copyApply"));
  apply_->setDefault(true);
  foot->addWidget(cancel);
  foot->addWidget(apply_);
  column->addLayout(foot);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(apply_, &QPushButton::clicked, this, &QDialog::accept);
  resize(QSize(px(940), px(560)).boundedTo(screen()->availableSize() * 0.96));
  preview();
}

QWidget* CopyDialog::buildTargets() {
  auto* side = new QWidget(this);
  side->setFixedWidth(px(320));
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(0, 0, 0, 0);
  auto* words = new QLineEdit(side);
  words->setObjectName(QStringLiteral("copyWords"));
  words->setClearButtonEnabled(true);
  words->setPlaceholderText(text("assetsheet.words"));
  words->setAccessibleName(text("assetsheet.words"));
  list_ = new QListWidget(side);
  list_->setObjectName(QStringLiteral("copyTargets"));
  list_->setAccessibleName(text("assetsheet.copy.targets"));
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  for (std::size_t i = 0; i < sheet_.assets().size(); ++i) {
    const auto& asset = sheet_.assets()[i];
    if (i == from_ || asset.retired) continue;
    auto* item = new QListWidgetItem(toQt(asset.name), list_);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Unchecked);
    item->setData(Qt::UserRole, static_cast<qulonglong>(i));
  }
  column->addWidget(words);
  column->addWidget(list_, 1);
  connect(words, &QLineEdit::textChanged, this, &CopyDialog::filter);
  connect(list_, &QListWidget::itemChanged, this, &CopyDialog::preview);
  return side;
}

QWidget* CopyDialog::buildPreview() {
  auto* main = new QWidget(this);
  auto* column = new QVBoxLayout(main);
  column->setContentsMargins(0, 0, 0, 0);
  count_ = new QLabel(main);
  count_->setObjectName(QStringLiteral("copyCount"));
  model_ = new CopyPreview(sheet_, this);
  auto* table = new QTableView(main);
  table->setModel(model_);
  table->setAccessibleName(text("assetsheet.copy.preview"));
  asList(*table);
  table->setWordWrap(false);
  table->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
  auto* head = table->horizontalHeader();
  head->setHighlightSections(false);
  head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  head->resizeSection(0, px(180));
  head->resizeSection(1, px(170));
  head->resizeSection(2, px(80));
  head->setStretchLastSection(true);
  column->addWidget(count_);
  column->addWidget(table, 1);
  return main;
}

// What is ticked stays in view.
void CopyDialog::filter(const QString& words) {
  for (int i = 0; i < list_->count(); ++i) {
    auto* item = list_->item(i);
    item->setHidden(item->checkState() != Qt::Checked &&
                    !containsFolded(fromQt(item->text()), fromQt(words)));
  }
}

void CopyDialog::preview() {
  std::vector<std::size_t> to;
  chosen_.clear();
  for (int i = 0; i < list_->count(); ++i) {
    const auto* item = list_->item(i);
    if (item->checkState() != Qt::Checked) continue;
    to.push_back(static_cast<std::size_t>(item->data(Qt::UserRole).toULongLong()));
    chosen_.push_back(sheet_.assets()[to.back()].id);
  }
  model_->setChanges(copyAssessment(sheet_, from_, to));
  count_->setText(to.empty() ? text("assetsheet.copy.choose")
                             : text("assetsheet.copy.count", model_->size(), to.size()));
  apply_->setText(text("assetsheet.copy.apply", model_->size()));
  apply_->setEnabled(model_->size() > 0);
}

}  // namespace kijun::ui::asset_sheet
