// Reads the registers and lays the dependency map out on a worker, one after the other: a newer
// wish puts what runs aside. Lives in the UI thread, and speaks there.
#pragma once
#include <QObject>
#include <atomic>
#include <memory>

#include "report/graph/dependency_map.h"
#include "workspace/session.h"

namespace kijun::ui::map {

// What is asked for, by what survives a change of the registers.
struct Wish {
  Id service, supplier;  // empty: all
  std::string focus;     // a mapTarget(), or empty
  std::string kind;
  bool isEmpty() const {
    return service.empty() && supplier.empty() && focus.empty() && kind.empty();
  }
  bool operator==(const Wish&) const = default;
};

struct Loaded {
  DependencyGraph graph;
  MapFilter filter;
  DependencyMap map;
  QString tooMuch;  // in the window's language, where there is more than a map shows
  std::optional<std::uint32_t> nodeAt(std::string_view target) const;
};
using LoadedPtr = std::shared_ptr<const Loaded>;

class MapLoader : public QObject {
  Q_OBJECT
 public:
  explicit MapLoader(std::shared_ptr<Session> session, QObject* parent = nullptr);
  ~MapLoader() override;
  void load(const Wish& wish);
  bool isRunning() const { return running_; }

 Q_SIGNALS:
  void loaded(const LoadedPtr& loaded);
  void failed(const QString& words);

 private:
  void start();
  std::shared_ptr<Session> session_;
  std::shared_ptr<std::atomic<int>> generation_;  // of the newest wish; the worker looks at it
  Wish wish_;
  bool running_ = false;
  bool waiting_ = false;  // a wish came while one ran
};

}  // namespace kijun::ui::map
