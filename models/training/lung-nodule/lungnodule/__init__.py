"""Training of the lung-nodule model: a 2-D candidate detector and a 3-D candidate classifier."""
