#include "ui/pages/map/map_loader.h"

#include "base/error.h"
#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/shell/text.h"

namespace kijun::ui::map {
namespace {

std::optional<std::uint32_t> placeOf(const DependencyGraph& graph, NodeKind kind, const Id& id) {
  return id.empty() ? std::nullopt : graph.find(kind, id);
}

LoadedPtr loadMap(Session& session, const Wish& wish, Language language,
                  const std::function<bool()>& cancelled) {
  auto out = std::make_shared<Loaded>();
  out->graph = DependencyGraph::of([&](const RecordDescription& description) {
    if (cancelled()) throw Cancelled();
    return session.rows(description);
  });
  out->filter.service = placeOf(out->graph, NodeKind::Service, wish.service);
  out->filter.supplier = placeOf(out->graph, NodeKind::Supplier, wish.supplier);
  out->filter.focus = out->nodeAt(wish.focus);
  out->filter.kind = wish.kind;
  try {
    out->map = dependencyMap(out->graph, out->filter, language, cancelled);
  } catch (const Error& error) {
    // The filters stay usable: they are the way out.
    out->tooMuch = toQt(error.text(language));
  }
  return out;
}

}  // namespace

std::optional<std::uint32_t> Loaded::nodeAt(std::string_view target) const {
  if (target.empty()) return std::nullopt;
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (mapTarget(graph.node(i)) == target) return i;
  }
  return std::nullopt;
}

MapLoader::MapLoader(std::shared_ptr<Session> session, QObject* parent)
    : QObject(parent),
      session_(std::move(session)),
      generation_(std::make_shared<std::atomic<int>>(0)) {}

MapLoader::~MapLoader() {
  ++*generation_;
}

void MapLoader::load(const Wish& wish) {
  wish_ = wish;
  ++*generation_;
  if (running_) {
    waiting_ = true;
    return;
  }
  start();
}

void MapLoader::start() {
  running_ = true;
  waiting_ = false;
  const int mine = *generation_;
  const auto again = [this] {
    running_ = false;
    if (waiting_) start();
    return running_;
  };
  inBackground(
      this,
      [session = session_, wish = wish_, language = language(), generation = generation_, mine] {
        return loadMap(*session, wish, language, [&] { return *generation != mine; });
      },
      [this, again](const LoadedPtr& found) {
        if (!again()) Q_EMIT loaded(found);
      },
      [this, again](const std::exception_ptr& failure) {
        if (!again()) Q_EMIT failed(failureInWords(failure, "The dependency map"));
      });
}

}  // namespace kijun::ui::map
