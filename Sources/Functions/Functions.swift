// This stage is not built yet.
