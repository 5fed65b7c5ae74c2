#include "ui/pages/plan_board/view_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <algorithm>
#include <array>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::plan_board {
namespace {

constexpr std::array<std::string_view, kViews> kViewIds = {"board", "timeline", "list", "budget",
                                                           "burnup"};
constexpr std::array<std::string_view, kViews> kViewNames = {
    KIJUN_TEXT("planboard.view.board"), KIJUN_TEXT("planboard.view.timeline"),
    KIJUN_TEXT("planboard.view.list"), KIJUN_TEXT("planboard.view.budget"),
    KIJUN_TEXT("planboard.view.burnup")};
constexpr std::array<std::string_view, 3> kZoomIds = {"weeks", "months", "quarters"};

std::string_view endName(TimelineView::End end) {
  switch (end) {
    case TimelineView::End::Due:
      return KIJUN_TEXT("planboard.end.due");
    case TimelineView::End::Start:
      return KIJUN_TEXT("planboard.end.start");
    case TimelineView::End::Both:
      break;
  }
  return KIJUN_TEXT("planboard.end.both");
}

QString hintOf(View view) {
  switch (view) {
    case Board:
      return text("planboard.hint.board");
    case Timeline:
      return text("planboard.hint.timeline");
    case List:
      return text("planboard.hint.list");
    case Budget:
    case BurnUp:
      break;
  }
  return {};
}

}  // namespace

std::string_view idOf(View view) {
  return kViewIds[static_cast<std::size_t>(view)];
}

std::optional<View> viewFrom(std::string_view id) {
  const auto at = std::ranges::find(kViewIds, id);
  if (at == kViewIds.end()) return std::nullopt;
  return static_cast<View>(at - kViewIds.begin());
}

ViewBar::ViewBar(QWidget* parent)
    : QWidget(parent),
      views_(new SegmentedControl(this, Clearing::Refused)),
      zoom_(new SegmentedControl(this, Clearing::Refused)),
      end_(new QToolButton(this)),
      columns_(new QToolButton(this)),
      hint_(new QLabel(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  views_->setObjectName(QStringLiteral("planViews"));
  zoom_->setObjectName(QStringLiteral("planZoom"));
  end_->setObjectName(QStringLiteral("planEnd"));
  end_->setProperty("look", "chip");
  columns_->setObjectName(QStringLiteral("planColumns"));
  columns_->setProperty("look", "chip");
  retext(columns_, "planboard.columns");
  hint_->setProperty("look", "muted");
  setFace(hint_, Face::Small);
  row->addWidget(views_);
  row->addSpacing(px(12));
  row->addWidget(zoom_);
  row->addWidget(end_);
  row->addWidget(columns_);
  row->addStretch();
  row->addWidget(hint_);
  onLookChange(this, [row] { row->setSpacing(px(8)); });
  connect(views_, &SegmentedControl::chosenByUser, this, [this](const QString& id) {
    if (const auto view = viewFrom(fromQt(id))) Q_EMIT viewWanted(*view);
  });
  connect(zoom_, &SegmentedControl::chosenByUser, this, [this](const QString& id) {
    const auto at = std::ranges::find(kZoomIds, fromQt(id)) - kZoomIds.begin();
    Q_EMIT zoomWanted(static_cast<TimelineZoom>(at));
  });
  connect(end_, &QToolButton::clicked, this, &ViewBar::endWanted);
  connect(columns_, &QToolButton::clicked, this,
          [this] { Q_EMIT columnsWanted(columns_->mapToGlobal(QPoint(0, columns_->height()))); });
}

void ViewBar::tell(View view, TimelineZoom zoom, TimelineView::End end) {
  std::vector<Segment> views, zooms;
  for (std::size_t i = 0; i < kViewIds.size(); ++i) {
    const auto words = text(kViewNames[i]);
    views.push_back(
        {toQt(kViewIds[i]), words, words, text("planboard.view.tip", words, i + 1), {}});
  }
  for (const auto id : kZoomIds) {
    const auto words = rendered(Message{"planboard.zoom." + std::string(id), {}});
    zooms.push_back({toQt(id), words, words, {}, {}});
  }
  views_->setSegments(std::move(views));
  views_->setChosen(toQt(idOf(view)));
  zoom_->setSegments(std::move(zooms));
  zoom_->setChosen(toQt(kZoomIds[static_cast<std::size_t>(zoom)]));
  end_->setText(text(endName(end)));
  end_->setToolTip(text("planboard.end.tip"));
  zoom_->setVisible(view == Timeline);
  end_->setVisible(view == Timeline);
  columns_->setVisible(view == List);
  hint_->setText(hintOf(view));
}

}  // namespace kijun::ui::plan_board
