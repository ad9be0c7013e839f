"""From a debrief to letters: what is needed, the scene, the choice of frames, paragraphs, subject."""
