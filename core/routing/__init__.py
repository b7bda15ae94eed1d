"""Who paints, how large and at what price: values in, values out."""
