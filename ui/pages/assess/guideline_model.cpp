#include "ui/pages/assess/guideline_model.h"

#include "ui/shell/text.h"

namespace kijun::ui::assess {
namespace {

bool sameFigures(const GroupScore& a, const GroupScore& b) {
  return a.counts == b.counts && a.maturity == b.maturity && a.fulfilment == b.fulfilment;
}

}  // namespace

GuidelineModel::GuidelineModel(AnswerDesk& desk, FilteredItems& filtered, QObject* parent)
    : QAbstractItemModel(parent), desk_(desk), filtered_(filtered) {
  read();
  connect(&desk_, &AnswerDesk::reset, this, [this] {
    beginResetModel();
    read();
    endResetModel();
  });
  connect(&desk_.workspace(), &WorkspaceModel::scoresChanged, this, &GuidelineModel::readScores);
}

void GuidelineModel::read() {
  nodes_.clear();
  top_.clear();
  everything_.resize(desk_.size());
  for (std::size_t i = 0; i < everything_.size(); ++i) everything_[i] = i;
  nodes_.push_back({});
  top_.push_back(0);
  std::map<std::string, int, std::less<>> places;
  for (const auto& section : desk_.catalog().sections()) {
    const int place = static_cast<int>(nodes_.size());
    places[section.id] = place;
    Node node;
    node.section = &section;
    const auto above = places.find(section.parent);
    node.parent = above == places.end() ? -1 : above->second;
    auto& siblings =
        node.parent < 0 ? top_ : nodes_[static_cast<std::size_t>(node.parent)].children;
    node.row = static_cast<int>(siblings.size());
    siblings.push_back(place);
    nodes_.push_back(std::move(node));
  }
  readScores();
}

void GuidelineModel::readScores() {
  const Scores& scores = desk_.workspace().scores();
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    Node& node = nodes_[i];
    const GroupScore* score = node.section ? scores.section(node.section->id) : &scores.overall;
    if (!score || sameFigures(node.score, *score)) continue;
    node.score = *score;
    const auto changed = createIndex(node.row, 0, static_cast<quintptr>(i));
    Q_EMIT dataChanged(changed, changed);
  }
}

QModelIndex GuidelineModel::index(int row, int column, const QModelIndex& above) const {
  if (column != 0 || row < 0 || row >= rowCount(above)) return {};
  const auto& siblings = above.isValid() ? nodes_[above.internalId()].children : top_;
  return createIndex(row, 0, static_cast<quintptr>(siblings[static_cast<std::size_t>(row)]));
}

QModelIndex GuidelineModel::parent(const QModelIndex& child) const {
  if (!child.isValid()) return {};
  const int above = nodes_[child.internalId()].parent;
  if (above < 0) return {};
  const auto place = static_cast<std::size_t>(above);
  return createIndex(nodes_[place].row, 0, static_cast<quintptr>(place));
}

int GuidelineModel::rowCount(const QModelIndex& above) const {
  if (!above.isValid()) return static_cast<int>(top_.size());
  return static_cast<int>(nodes_[above.internalId()].children.size());
}

const std::vector<std::size_t>& GuidelineModel::itemsOf(const Node& node) const {
  return node.section ? node.section->allItems : everything_;
}

QString GuidelineModel::tipOf(const Node& node) const {
  const QString title = node.section
                            ? toQt(node.section->id) + u' ' + inLanguage(node.section->title)
                            : text("assess.all");
  const auto& counts = node.score.counts;
  if (counts.items == 0) return text("assess.tree.tip.empty", title);
  return text("assess.tree.tip", title, counts.answered, counts.items, shown(node.score.maturity),
              counts.unconfirmed);
}

QVariant GuidelineModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Node& node = nodes_[index.internalId()];
  switch (role) {
    case Qt::DisplayRole:
      return node.section ? toQt(node.section->id) + u' ' + inLanguage(node.section->title)
                          : text("assess.all");
    case ShortRole:
      return node.section ? toQt(node.section->id) + u' ' + inLanguage(node.section->shortTitle)
                          : text("assess.all");
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
      return tipOf(node);
    case SectionRole:
      return node.section ? toQt(node.section->id) : QString();
    case ShareRole:
      return node.score.answeredRate ? QVariant(node.score.answeredRate->toDouble()) : QVariant();
    case MaturityRole:
      return node.score.counts.items == 0 ? QString() : toQt(shown(node.score.maturity));
    case MatchesRole:
      return filtered_.countIn(itemsOf(node));
    case CountRole:
      return static_cast<int>(itemsOf(node).size());
    default:
      return {};
  }
}

QModelIndex GuidelineModel::indexOf(const std::string& section) const {
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const std::string& id = nodes_[i].section ? nodes_[i].section->id : std::string();
    if (id == section) return createIndex(nodes_[i].row, 0, static_cast<quintptr>(i));
  }
  return {};
}

void GuidelineModel::retranslate() {
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const auto changed = createIndex(nodes_[i].row, 0, static_cast<quintptr>(i));
    Q_EMIT dataChanged(changed, changed);
  }
}

GuidelineFilter::GuidelineFilter(GuidelineModel& model, FilteredItems& filtered, QObject* parent)
    : QSortFilterProxyModel(parent), model_(model), filtered_(filtered) {
  setSourceModel(&model);
  connect(&filtered_, &FilteredItems::changed, this, [this] {
    invalidateFilter();
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
  });
}

// With a filter: only what has items that pass. Without: also the sections that hold only notes.
bool GuidelineFilter::filterAcceptsRow(int row, const QModelIndex& above) const {
  if (!filtered_.filter().isActive()) return true;
  const auto index = model_.index(row, 0, above);
  return model_.data(index, GuidelineModel::SectionRole).toString().isEmpty() ||
         model_.data(index, GuidelineModel::MatchesRole).toInt() > 0;
}

QModelIndex GuidelineFilter::indexOf(const std::string& section) const {
  return mapFromSource(model_.indexOf(section));
}

}  // namespace kijun::ui::assess
