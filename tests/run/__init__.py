"""The one command and the build of styles and scripts."""
