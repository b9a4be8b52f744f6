import { createRoot } from 'react-dom/client';

import { PhoneApp } from './PhoneApp.js';
import './phone.css';

createRoot(document.getElementById('root')!).render(<PhoneApp />);
