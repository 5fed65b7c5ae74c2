#include "ui/registers/row_references.h"

#include <QHeaderView>
#include <QLabel>
#include <QStackedLayout>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/models/row_places.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "workspace/table_words.h"

namespace kijun::ui::registers {
namespace {

constexpr int kPlaceRole = Qt::UserRole + 1;
constexpr std::size_t kMostOfGroup = 200;

}  // namespace

bool hasPlace(const RowLink& link) {
  return link.table == kItemTarget || ui::hasPlace(link.table, link.key);
}

bool goToLink(Shell& shell, WorkspaceModel& workspace, const RowLink& link) {
  if (!hasPlace(link)) return false;
  if (link.table == kItemTarget) {
    shell.goTo(QStringLiteral("assess"), QStringLiteral("item:") + toQt(link.key.front()));
  } else {
    goToRow(shell, workspace, link.table, link.key);
  }
  return true;
}

QString tableName(const RowLink& link) {
  if (link.table == kItemTarget) return text("rowpanel.items");
  const auto id = tableTextId(link.table);
  return id.empty() ? toQt(link.table) : text(id);
}

RowReferences::RowReferences(Shell& shell, WorkspaceModel& workspace, QWidget* parent)
    : QWidget(parent), shell_(shell), workspace_(workspace) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  words_ = new QLabel(this);
  words_->setWordWrap(true);
  words_->setProperty("look", "muted");
  words_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  column->addWidget(words_);
  tree_ = new QTreeWidget(this);
  tree_->setObjectName(QStringLiteral("rowReferences"));
  tree_->setHeaderHidden(true);
  tree_->setUniformRowHeights(true);
  tree_->setIndentation(px(16));
  tree_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  tree_->setFrameShape(QFrame::NoFrame);
  retextProperty(tree_, "accessibleName", KIJUN_TEXT("rowpanel.references"));
  column->addWidget(tree_, 1);
  connect(tree_, &QTreeWidget::itemActivated, this,
          [this](const QTreeWidgetItem* item) { go(item); });
  connect(&workspace_, &WorkspaceModel::saved, this, &RowReferences::reload);
  onLanguageChange(this, [this] { reload(); });
}

void RowReferences::showRow(const RecordDescription& description, const Id& id) {
  description_ = &description;
  id_ = id;
  reload();
}

void RowReferences::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (stale_) reload();
}

// Only what is seen is read.
void RowReferences::reload() {
  const int round = ++round_;
  if (!description_ || id_.empty()) {
    adopt({});
    return;
  }
  stale_ = !isVisible();
  if (stale_) return;
  inBackground(
      this,
      [session = workspace_.sessionPtr(), record = description_->id, id = id_,
       language = language()] {
        return Both{referencesFrom(*session, record, id, language),
                    referencesTo(*session, record, id, language)};
      },
      [this, round](Both both) {
        if (round == round_) adopt(std::move(both));
      },
      [this, round](const std::exception_ptr& failure) {
        if (round != round_) return;
        tree_->clear();
        say(failureInWords(failure, "Reading a row's references"));
        Q_EMIT read();
      });
}

void RowReferences::say(const QString& words) {
  words_->setText(words);
  words_->setVisible(!words.isEmpty());
  tree_->setVisible(words.isEmpty());
}

void RowReferences::adopt(Both both) {
  tree_->clear();
  links_ = both.from;
  links_.insert(links_.end(), both.to.begin(), both.to.end());
  addGroups(text("rowpanel.references.from"), both.from, 0);
  addGroups(text("rowpanel.references.to"), both.to, both.from.size());
  tree_->expandAll();
  if (tree_->topLevelItemCount() > 0) tree_->setCurrentItem(tree_->topLevelItem(0));
  if (id_.empty()) {
    say(text("rowpanel.none"));
  } else {
    say(links_.empty() ? text("rowpanel.references.empty") : QString());
  }
  Q_EMIT read();
}

// Links come by table and field.
void RowReferences::addGroups(const QString& heading, const std::vector<RowLink>& links,
                              std::size_t first) {
  if (links.empty()) return;
  auto* top = new QTreeWidgetItem(tree_, {text("rowpanel.counted", heading, links.size())});
  top->setFont(0, ui::font(Face::Strong));
  QTreeWidgetItem* group = nullptr;
  for (std::size_t i = 0; i < links.size(); ++i) {
    const auto& link = links[i];
    const bool begins =
        i == 0 || links[i - 1].table != link.table || links[i - 1].fieldTextId != link.fieldTextId;
    if (begins) {
      std::size_t count = i;
      while (count < links.size() && links[count].table == link.table &&
             links[count].fieldTextId == link.fieldTextId) {
        ++count;
      }
      const auto table = tableName(link);
      const auto field = text(link.fieldTextId);
      const auto both = table == field ? table : text("rowpanel.group", table, field);
      group = new QTreeWidgetItem(top, {text("rowpanel.counted", both, count - i)});
      group->setForeground(0, color(Ink::Muted));
      if (count - i > kMostOfGroup) {
        auto* more =
            new QTreeWidgetItem(group, {text("registerwords.more", count - i - kMostOfGroup)});
        more->setForeground(0, color(Ink::Muted));
      }
    }
    if (group->childCount() > static_cast<int>(kMostOfGroup)) continue;
    auto* item = new QTreeWidgetItem({toQt(link.name)});
    item->setToolTip(0, toQt(link.name));
    item->setData(0, kPlaceRole, QVariant::fromValue<qulonglong>(first + i));
    if (!hasPlace(link)) item->setForeground(0, color(Ink::Muted));
    group->addChild(item);
  }
}

void RowReferences::go(const QTreeWidgetItem* item) {
  const auto place = item->data(0, kPlaceRole);
  if (place.isValid()) goToLink(shell_, workspace_, links_[place.toULongLong()]);
}

}  // namespace kijun::ui::registers
