"""The audience screen: a scene is laid out into pages of marks; wall and miniature paint them."""
