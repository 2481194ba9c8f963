"""Whether a permit is what it says: for anybody with its number or its QR code."""
