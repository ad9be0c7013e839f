"""Pages of the optional model: what would be sent, what came back, sentence by sentence."""
