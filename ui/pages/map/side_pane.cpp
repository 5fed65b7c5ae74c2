#include "ui/pages/map/side_pane.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "assessment/dependency_queries.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::map {
namespace {

constexpr int kNodeRole = Qt::UserRole + 1;

}  // namespace

SidePane::SidePane(QWidget* parent) : QWidget(parent) {
  setProperty("look", "surface");
  setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(16), px(14), px(16), px(14));
  column->setSpacing(px(6));
  title_ = new QLabel(this);
  setFace(title_, Face::Question);
  kind_ = new QLabel(this);
  kind_->setProperty("look", "muted");
  words_ = new QLabel(this);
  for (QLabel* label : {title_, kind_, words_}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(label);
  }
  lists_ = new QTreeWidget(this);
  lists_->setColumnCount(2);
  lists_->setHeaderHidden(true);
  lists_->setIndentation(px(14));
  lists_->setUniformRowHeights(true);
  lists_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  lists_->header()->setStretchLastSection(false);
  lists_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  lists_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  retextProperty(lists_, "accessibleName", KIJUN_TEXT("mappage.lists"));
  column->addWidget(lists_, 1);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(px(8));
  open_ = new QPushButton(this);
  retext(open_, "mappage.open");
  focus_ = new QPushButton(this);
  retext(focus_, "mappage.focus");
  buttons->addWidget(open_);
  buttons->addWidget(focus_);
  buttons->addStretch(1);
  column->addLayout(buttons);
  const auto follow = [this](QTreeWidgetItem* item) {
    const auto node = item->data(0, kNodeRole);
    if (node.isValid()) Q_EMIT wanted(node.toUInt());
  };
  connect(lists_, &QTreeWidget::itemActivated, this, follow);
  connect(lists_, &QTreeWidget::itemClicked, this, follow);
  connect(open_, &QPushButton::clicked, this, [this] {
    if (node_) Q_EMIT opened(*node_);
  });
  connect(focus_, &QPushButton::clicked, this, [this] {
    if (node_) Q_EMIT focused(*node_);
  });
  onLanguageChange(this, [this] { refresh(); });
}

void SidePane::setNode(LoadedPtr loaded, std::optional<std::uint32_t> node) {
  loaded_ = std::move(loaded);
  node_ = node;
  refresh();
}

void SidePane::setHasPlace(bool has) {
  open_->setEnabled(has);
}

QString SidePane::kindOf(std::uint32_t node) const {
  const auto& it = loaded_->graph.node(node);
  return rendered(Message{std::string(kindTextId(kindId(it))), {}}) +
         (it.abroad ? text("map.abroad") : QString());
}

void SidePane::refresh() {
  lists_->clear();
  open_->setVisible(node_.has_value());
  focus_->setVisible(node_.has_value());
  kind_->setVisible(node_.has_value());
  if (!loaded_) return;
  node_ ? fillNode(*node_) : fillOverview();
  lists_->expandAll();
}

QTreeWidgetItem* SidePane::addSection(const QString& words, std::size_t count) {
  auto* section = new QTreeWidgetItem(
      lists_, {text("mappage.section", words, static_cast<std::int64_t>(count))});
  section->setFirstColumnSpanned(true);
  section->setFont(0, ui::font(Face::Strong));
  return section;
}

void SidePane::addNode(QTreeWidgetItem* section, std::uint32_t node, const QString& remark) {
  const auto name = toQt(loaded_->graph.node(node).name);
  auto* item = new QTreeWidgetItem(section, {name, remark});
  item->setToolTip(0, name + u'\n' + kindOf(node));
  item->setForeground(1, color(Ink::Muted));
  item->setData(0, kNodeRole, node);
}

void SidePane::fillOverview() {
  title_->setText(text("mappage.overview"));
  words_->setText(text("mappage.overview.words"));
  const auto& points = loaded_->map.singlePoints;
  auto* section = addSection(text("mappage.single_points"), points.size());
  for (const auto& point : points) {
    addNode(section, point.node, text("mappage.stops", point.services.size()));
  }
}

void SidePane::fillNode(std::uint32_t node) {
  const auto& graph = loaded_->graph;
  title_->setText(toQt(graph.node(node).name));
  auto kind = kindOf(node);
  if (!graph.node(node).importance.empty()) {
    kind += QStringLiteral(" · ") + text("map.tip.importance", graph.node(node).importance);
  }
  kind_->setText(kind);
  const auto& points = loaded_->map.singlePoints;
  const auto at = std::ranges::find(points, node, &SinglePoint::node);
  const auto stops = at == points.end() ? std::vector<std::uint32_t>() : at->services;
  auto touched = servicesTouchedBy(graph, node);
  std::erase_if(touched, [&](auto service) {
    return service == node || std::ranges::find(stops, service) != stops.end();
  });
  const bool isMission = graph.node(node).kind == NodeKind::Service;
  words_->setText(isMission         ? text("mappage.is_service")
                  : !stops.empty()  ? text("mappage.is_single", stops.size())
                  : touched.empty() ? text("mappage.is_free")
                                    : text("mappage.is_touching", touched.size()));
  const auto add = [&](const QString& words, const std::vector<std::uint32_t>& nodes) {
    if (nodes.empty()) return;
    auto* section = addSection(words, nodes.size());
    for (const auto each : nodes) addNode(section, each, {});
  };
  add(text("mappage.section.stops"), stops);
  add(text("mappage.section.touched"), touched);
  const auto addReached = [&](const QString& words, const std::vector<Reached>& reached) {
    auto* section = addSection(words, reached.size());
    for (const auto& [each, steps] : reached) {
      addNode(section, each, steps > 1 ? text("mappage.indirect") : QString());
    }
  };
  addReached(text("mappage.section.depending"), dependentsOf(graph, node));
  addReached(text("mappage.section.needed"), neededOf(graph, node));
}

}  // namespace kijun::ui::map
