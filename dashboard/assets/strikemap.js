window.strikemap = { baseMap() {}, events() {}, show() {} };
