// An open file, folder, pipe or socket that is closed with its scope.
//
// Lifetime  moved, not copied; the one moved from is closed.
#pragma once

namespace guidelint::base {

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }
  int release();

  // False if the system has only now noticed that something written is lost (a full disk on NFS).
  bool close();

 private:
  int number_;
};

}  // namespace guidelint::base
