"""The use cases: what a person does, one function each, which holds the order of its steps.

Flow, command and page are doors to these: they read input, call one, and show what it says. An act
may know every wing, and hands what one wing has to another, so that no two processes know each
other.
"""
